import type { ActivityState, OpenServing } from './learnerState.ts';

/** Unanswered questions of one skill that are kept: the one passed over, and one similar to what was just answered. */
const PER_SKILL = 2;

/** The questions put aside, with one more; the oldest of its skill makes room where there are too many. */
export function putAside(aside: readonly OpenServing[], open: OpenServing): readonly OpenServing[] {
  const same = aside.filter(({ decision }) => decision.skill === open.decision.skill);
  const oldest = same.length < PER_SKILL ? null : same[0];
  return [...aside.filter((one) => one !== oldest), { ...open, passed: true }];
}

/**
 * The unanswered question of a skill that the learner was shown already: the one put aside first, else the open one.
 * Null when nothing of the skill waits.
 */
export function waitingOn({ aside, open }: ActivityState, skill: string): OpenServing | null {
  const waiting = open === null ? aside : [...aside, open];
  return waiting.find(({ decision }) => decision.skill === skill) ?? null;
}
