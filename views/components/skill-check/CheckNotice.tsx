import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly skills: readonly SkillView[];
  /** Skill of the question that is shown. */
  readonly asked: string;
}

/**
 * That the question belongs to the check of a skill which the learner says to know; nothing for any other question.
 * Criteria: says in words what is checked and on whose word; announced politely; asks for nothing.
 */
export function CheckNotice({ skills, asked }: Props): VNode | null {
  const { t } = useText();
  const checked = skills.find(({ id, dispute }) => id === asked && dispute?.outcome === 'open');
  if (checked === undefined) return null;
  return (
    <p class="notice" role="status">
      {t('practice.checking', { skill: checked.title })}
    </p>
  );
}
