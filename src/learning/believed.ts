import type { Level } from './level.ts';

/** What is believed of a skill at one moment. */
export interface Believed {
  /** Probability of answering a middling question of it, and its lower bound, 0 to 1. */
  readonly estimate: number;
  readonly lower: number;
  /** The level that counts in the activity. */
  readonly level: Level;
}

/** A skill before and after an event. */
export interface SkillMoved {
  readonly skill: string;
  readonly before: Believed;
  readonly after: Believed;
}

/** What an event changed in what is believed, in numbers; words come from the reader's catalogue. */
export interface Changed {
  /** Probability of a right answer as it was given, 0 to 1; null where there was no question. */
  readonly predicted: number | null;
  readonly skills: readonly SkillMoved[];
}
