/** What the learner model and the policy see of a pack. Built by content once per pack version. */

/** How much of an answer's credit goes to a skill; the weights of a question sum to 1. */
export interface SkillShare {
  readonly skill: string;
  readonly weight: number;
}

/** One question as the model sees it: an item, or one step of an item in steps. */
export interface Question {
  readonly item: string;
  /** Index of the step; 0 for an item without steps. */
  readonly step: number;
  readonly skills: readonly SkillShare[];
  /** Difficulty in logits, author's prior (positive is harder). Parameter sets override it by item. */
  readonly difficulty: number;
  /** Chance of being right without knowing: 1/options for choices, about 0 for typed answers. */
  readonly guess: number;
  /** Fact with a memory of its own, if the question is about one. */
  readonly fact: string | null;
}

/** One item the policy may serve. */
export interface CatalogueItem {
  readonly id: string;
  readonly version: string;
  readonly questions: readonly Question[];
  /**
   * What a learner sees of the item filled in with a seed: seeds that give the same question give equal texts. Null when
   * all seeds do. Pure; a call costs about as much as filling the item in.
   */
  readonly shows: ((seed: number) => string) | null;
  /**
   * Whether the item filled in with a seed shows, before anything is moved, an order that is known to be a wrong answer: who
   * leaves it would be told of a mistake that chance made. Absent where no seed does or all do. Pure, as dear as `shows`.
   */
  readonly beginsWrong?: (seed: number) => boolean;
}

/** A skill and the skills that should come before it. */
export interface SkillNode {
  readonly id: string;
  readonly requires: readonly string[];
}

/** A pack as the policy sees it. */
export interface Catalogue {
  readonly packId: string;
  readonly packVersion: string;
  /** In topological order: prerequisites first. */
  readonly skills: readonly SkillNode[];
  readonly items: ReadonlyMap<string, CatalogueItem>;
  /** Items that exercise a skill (with any weight), sorted by `itemDifficulty`, easiest first. */
  readonly itemsBySkill: ReadonlyMap<string, readonly CatalogueItem[]>;
  readonly factsBySkill: ReadonlyMap<string, readonly string[]>;
}

/** Difficulty of a whole item in logits: the mean of its questions. */
export function itemDifficulty(item: CatalogueItem): number {
  if (item.questions.length === 0) return 0;
  return item.questions.reduce((sum, question) => sum + question.difficulty, 0) / item.questions.length;
}
