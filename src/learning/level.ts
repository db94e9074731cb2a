/** Levels of a skill, lowest first. */
export const LEVELS = ['not-started', 'familiar', 'proficient', 'mastered'] as const;
/** How far a learner has come with a skill. */
export type Level = (typeof LEVELS)[number];

/** Weight of each level in a mastery grade (design: 0, 0.4, 0.7, 1). */
export const LEVEL_WEIGHT: Readonly<Record<Level, number>> = {
  'not-started': 0,
  familiar: 0.4,
  proficient: 0.7,
  mastered: 1,
};

/** Position of a level, 0 to 3. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The higher of two levels. */
export function higherLevel(a: Level, b: Level): Level {
  return levelRank(a) >= levelRank(b) ? a : b;
}
