import type { ClassOverview } from '../../../src/api/class.ts';
import type { LevelName } from '../../../src/api/turn.ts';
import { LEVELS } from '../level/LevelMark.tsx';

type Skill = ClassOverview['skills'][number];

/** How many learners stand at a level. */
export interface LevelCount {
  readonly level: LevelName;
  readonly count: number;
}

/** How many learners stand at each level of a skill, highest level first. */
export function countLevels({ rows }: Pick<ClassOverview, 'rows'>, skill: string): readonly LevelCount[] {
  return [...LEVELS].reverse().map((level) => ({
    level,
    count: rows.filter(({ levels }) => (levels[skill] ?? 'not-started') === level).length,
  }));
}

/** The skills somebody has started, and those nobody has, each in the pack's order. */
export function splitByStart({ skills, rows }: Pick<ClassOverview, 'skills' | 'rows'>): {
  readonly started: readonly Skill[];
  readonly untouched: readonly Skill[];
} {
  const begun = ({ id }: Skill) => rows.some(({ levels }) => (levels[id] ?? 'not-started') !== 'not-started');
  return { started: skills.filter(begun), untouched: skills.filter((skill) => !begun(skill)) };
}
