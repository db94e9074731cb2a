import type { VNode } from 'preact';
import type { LevelName, SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';

/** Half a diamond, in drawing units. */
const HALF = 9;
const PER_ROW = 30;
/** So many stand beside the words on a phone; more would push the question down. */
const BESIDE = 8;

function diamond(index: number): string {
  const column = index % PER_ROW;
  const x = HALF + column * HALF;
  const y = HALF + (column % 2) * HALF + Math.floor(index / PER_ROW) * HALF * 3.5;
  return `M${x} ${y - HALF + 1}l${HALF - 1} ${HALF - 1}-${HALF - 1} ${HALF - 1}-${HALF - 1}-${HALF - 1}z`;
}

function count(skills: readonly SkillView[], level: LevelName): number {
  return skills.filter((skill) => skill.level === level).length;
}

/**
 * Quiet progress: one trellis diamond per skill, filled as its level rises.
 * Criteria: the numbers stand beside the drawing as text; the drawing is then decoration and hidden from assistive
 * technology; nothing moves by itself.
 */
export function Progress({ skills }: { skills: readonly SkillView[] }): VNode {
  const { t } = useText();
  const columns = Math.min(skills.length, PER_ROW);
  const rows = Math.ceil(skills.length / PER_ROW);
  const width = (columns + 1) * HALF;
  const height = HALF * 3 + (rows - 1) * HALF * 3.5;
  return (
    <div class="progress">
      <svg
        class={skills.length > BESIDE ? 'lattice lattice--long' : 'lattice'}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        {skills.map((skill, index) => (
          <path key={skill.id} class={`lattice__cell lattice__cell--${skill.level}`} d={diamond(index)} />
        ))}
      </svg>
      <p>
        {t('practice.progress', {
          mastered: count(skills, 'mastered'),
          proficient: count(skills, 'proficient'),
          count: skills.length,
        })}
      </p>
    </div>
  );
}
