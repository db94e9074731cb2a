import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Estimate } from './Estimate.tsx';
import { missingSentences } from './missing.ts';
import { SkillCard } from './SkillCard.tsx';

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
  const { t } = useText();
  return (
    <SkillCard skill={skill} heading="h3" about={skill.description} overridden="skills.override">
      {skill.answers > 0 ? <Estimate skill={skill} /> : null}
      <Missing {...props} />
      <div class="actions">
        <Button onClick={() => props.onPractise(skill.id)} label={`${t('skills.practise')}: ${skill.title}`}>
          {t('skills.practise')}
        </Button>
        <label class="check">
          <input type="checkbox" checked={props.isGoal} onChange={() => props.onGoal(skill.id)} />
          <span>
            {t('skills.goal')} <span class="visually-hidden">{skill.title}</span>
          </span>
        </label>
      </div>
    </SkillCard>
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
