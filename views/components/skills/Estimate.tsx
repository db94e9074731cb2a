import type { VNode } from 'preact';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Bar } from '../bar/Bar.tsx';

/** How well we think a skill is known, as a bar and in words, with how many answers say so. */
export function Estimate({ skill }: { skill: SkillView }): VNode {
  const { t, percent } = useText();
  // Before the first answer the number is what we would think of anybody.
  if (skill.answers === 0) return <p class="hint-line">{t('skills.unanswered')}</p>;
  const estimate = t('skills.estimate', { estimate: percent(skill.estimate), answers: skill.answers });
  return (
    <>
      <Bar label={estimate} value={skill.estimate} />
      <p class="hint-line">{estimate}</p>
    </>
  );
}
