import type { Question } from '../catalogue.ts';

/** A person made up for tests and planning: answers, learns and forgets by rules that are not the tutor's. */
export interface Person {
  /** Answers one question and learns from it; `elapsed` in milliseconds. */
  readonly answer: (question: Question) => { readonly right: boolean; readonly elapsed: number };
  /** Whether the person truly masters the skill, which no tutor may look at. */
  readonly knows: (skill: string) => boolean;
  /** Chance of answering the question right if it were asked now, with effort; nothing is learned from it. */
  readonly chance: (question: Question) => number;
  /** Days without practice pass. */
  readonly away: (days: number) => void;
}

/** Chance of a right answer to a middling question from which a skill of degrees counts as truly mastered. */
export const TRUE_MASTERY = 0.8;
