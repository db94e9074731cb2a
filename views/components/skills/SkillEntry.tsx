import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Bar } from '../bar/Bar.tsx';
import { Button } from '../button/Button.tsx';
import { LevelMark } from '../level/LevelMark.tsx';
import { missingSentences } from './missing.ts';

export interface SkillEntryProps {
  readonly skill: SkillView;
  readonly isGoal: boolean;
  readonly delayHours: number;
  /** Titles of the skills to be proficient in first. */
  readonly requires: readonly string[];
  readonly onPractise: (skill: string) => void;
  readonly onGoal: (skill: string) => void;
}

/** One skill as the learner stands with it: level, estimate, what is missing, and what to do about it. */
export function SkillEntry(props: SkillEntryProps): VNode {
  const { skill } = props;
  const text = useText();
  const estimate = text.t('skills.estimate', {
    estimate: text.percent(skill.estimate),
    answers: skill.answers,
  });
  return (
    <li class="skill">
      <div class="skill__head">
        <h3>{skill.title}</h3>
        <LevelMark level={skill.level} />
      </div>
      <p class="skill__about">{skill.description}</p>
      <Marks skill={skill} />
      {skill.answers > 0 ? (
        <>
          <Bar label={estimate} value={skill.estimate} />
          <p class="hint-line">{estimate}</p>
        </>
      ) : null}
      <Missing {...props} />
      <div class="actions">
        <Button
          onClick={() => props.onPractise(skill.id)}
          label={`${text.t('skills.practise')}: ${skill.title}`}
        >
          {text.t('skills.practise')}
        </Button>
        <label class="check">
          <input type="checkbox" checked={props.isGoal} onChange={() => props.onGoal(skill.id)} />
          <span>
            {text.t('skills.goal')} <span class="visually-hidden">{skill.title}</span>
          </span>
        </label>
      </div>
    </li>
  );
}

function Marks({ skill }: { skill: SkillView }): VNode {
  const { t } = useText();
  return (
    <>
      {skill.due ? <p class="chip">{t('skills.due')}</p> : null}
      {skill.override ? (
        <p class="notice">
          {t('skills.override', { level: t(`level.${skill.override.level}`), reason: skill.override.reason })}
        </p>
      ) : null}
    </>
  );
}

function Missing({ skill, delayHours, requires }: SkillEntryProps): VNode | null {
  const text = useText();
  const sentences = missingSentences(text, skill, delayHours);
  if (skill.level === 'mastered') return null;
  return (
    <details class="skill__missing">
      <summary>{text.t('skills.missing')}</summary>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {skill.early ? <li>{text.t('skills.early', { skills: text.list(requires) })}</li> : null}
      </ul>
    </details>
  );
}
