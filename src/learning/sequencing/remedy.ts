import { isStuck } from '../stuck.ts';
import { blameFor } from './blame.ts';
import { skillAgo } from './recent.ts';
import type { Situation } from './situation.ts';

/** Questions on other skills after which a stuck skill is tried again. */
const REST = 6;

/**
 * Belief from which one prerequisite is named as missing, and from which all are cleared: naming a wrong one costs a few
 * questions of practice, clearing the right one leaves the learner stuck.
 */
const NAMED = 0.4;
const CLEARED = 0.92;

/** A prerequisite this sure needs no remedy: by the model's estimate, or by knowledge tracing after three right answers or so. */
const SOLID = 0.9;
const SOLID_TRACED = 0.95;

/**
 * Right answers in a row, among the last questions, after which a prerequisite is not searched again: who lacks it gets so
 * many right by luck once in a hundred times.
 */
const SHOWN = 3;
const LATELY = 40;

/** What to ask instead of the skill a learner is stuck on. */
export interface Remedy {
  readonly skill: string;
  /** `probe` looks for what is missing, `remedy` practises what was found. */
  readonly reason: 'probe' | 'remedy';
}

/**
 * What helps a learner who is stuck on a skill: questions that show which prerequisite is missing, nearest and
 * farthest alike, then practice of that one. Null when not stuck, when everything under the skill holds, when the question
 * that would tell most is one whose answer is known by now, or when enough other questions lie between to try the skill
 * again: so practice always returns to it.
 */
export function remedyFor(situation: Situation, skill: string): Remedy | null {
  if (!isStuck(situation.here, skill) || skillAgo(situation.recent, skill) > REST) return null;
  const blame = blameFor(situation, skill);
  if (blame === null || blame.innocent >= CLEARED) return null;
  if (blame.share < NAMED)
    return hasShown(situation, blame.probe) ? null : { skill: blame.probe, reason: 'probe' };
  const { estimate, traced } = situation.standing(blame.suspect).mastery;
  const solid = estimate >= SOLID || traced >= SOLID_TRACED;
  return solid ? null : { skill: blame.suspect, reason: 'remedy' };
}

/** Whether the prerequisite is likely known and was right whenever it was asked lately. */
function hasShown({ state, standing }: Situation, skill: string): boolean {
  if (standing(skill).mastery.traced < SOLID_TRACED) return false;
  const asked = state.history
    .slice(-LATELY)
    .filter((entry) => entry.skill === skill && entry.correct !== null)
    .slice(-SHOWN);
  return asked.length === SHOWN && asked.every(({ correct }) => correct);
}
