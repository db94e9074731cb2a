import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { LevelReasons } from '../explained/LevelReasons.tsx';
import { levelRank } from '../level/LevelMark.tsx';
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
  readonly onDispute: (skill: string, claim: Claim) => void;
}

/** What a learner may say against an estimate. */
export type Claim = 'know' | 'forgot';

/** The claim that makes sense of a skill as it stands; null while its check goes on or its level was set by hand. */
function claimOf({ level, dispute, override }: SkillView): Claim | null {
  if (override !== null || dispute?.outcome === 'open') return null;
  return levelRank(level) >= levelRank('proficient') ? 'forgot' : 'know';
}

/** One skill as the learner stands with it: level, estimate, what is missing, and what to do about it. */
export function SkillEntry(props: SkillEntryProps): VNode {
  const { skill } = props;
  const { t } = useText();
  return (
    <SkillCard skill={skill} heading="h3" about={skill.description} overridden="skills.override">
      {skill.answers > 0 ? <Estimate skill={skill} /> : null}
      <Missing {...props} />
      <LevelReasons skill={skill} />
      <div class="actions">
        <Button onClick={() => props.onPractise(skill.id)} label={`${t('skills.practise')}: ${skill.title}`}>
          {t('skills.practise')}
        </Button>
        <DisputeButton {...props} />
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

function DisputeButton({ skill, onDispute }: SkillEntryProps): VNode | null {
  const { t } = useText();
  const claim = claimOf(skill);
  if (claim === null) return null;
  const words = t(`skills.dispute.${claim}`);
  return (
    <Button look="quiet" onClick={() => onDispute(skill.id, claim)} label={`${words}: ${skill.title}`}>
      {words}
    </Button>
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
