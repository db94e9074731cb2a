import type { ItemPick, LoggedRow } from './logRows.ts';

/** What came after a question of an item: whether it served. */
export interface FollowUp {
  readonly item: string;
  /** Main skill of both questions. */
  readonly skill: string;
  /** How the item came; null where it is not known. */
  readonly pick: ItemPick | null;
  /** The next question on the skill, of another item, went right at the first try without help. */
  readonly right: boolean;
}

/** Question of a skill that was asked last. */
interface Asked {
  readonly item: string;
  readonly pick: ItemPick | null;
}

/**
 * What one learner's questions led to, of answers in the order they were given. Left out is what nothing followed, and what
 * was followed by the same item again, by an answer too fast to be meant or by one with help: that tells nothing.
 */
export function* followUps(rows: readonly LoggedRow[]): Generator<FollowUp> {
  const lastBySkill = new Map<string, Asked>();
  for (const { item, skills, correct, logged, pick } of rows) {
    const skill = skills[0];
    if (skill === undefined) continue;
    const before = lastBySkill.get(skill);
    const telling = logged.counts && logged.outcome.unaided;
    if (telling && before !== undefined && before.item !== item) yield { ...before, skill, right: correct };
    // A later step or try of the question is no other choice.
    const goesOn = before?.item === item && pick === undefined;
    if (!goesOn) lastBySkill.set(skill, { item, pick: pick ?? null });
  }
}
