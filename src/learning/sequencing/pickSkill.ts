import type { Reason } from '../decision.ts';
import { levelRank } from '../level.ts';
import { isPlaced } from '../placement/state.ts';
import { isStuck } from '../stuck.ts';
import type { Candidate } from './candidates.ts';
import { runOf, skillAgo } from './recent.ts';
import type { Situation, Standing } from './situation.ts';

/** A candidate with its score; higher is more urgent. */
export interface Scored extends Candidate {
  readonly score: number;
}

/** Urgency by reason; what is urgent is never moved below what is not by more than two of these steps. */
const URGENCY: Readonly<Record<Reason, number>> = {
  goal: 5,
  retest: 4,
  remedy: 3.5,
  probe: 3.5,
  placement: 2,
  review: 3,
  frontier: 2,
  first: 2,
  check: 2,
  similar: 2,
  explore: 2,
  'keep-fresh': 1,
};

/** Questions in a row on one skill before another gets a turn (interleaving; Rohrer & Taylor 2007). */
const BLOCK = 5;
/** Of the last three questions, this many on known skills are enough: something new is due. */
const REVIEWS = 2;

/**
 * How far a skill at the frontier that is good enough to build upon steps back behind those that are not, and how far it comes
 * forward so that one question in so many goes to such a skill.
 */
const GOOD_ENOUGH = 1;
const PROOF = 1;
const PROOF_EVERY = 12;
/**
 * Among those, steps for all of the estimate above that of a new learner on a new skill, and for having been asked long ago: the
 * weakest goes first, for it most likely is not known after all, and the others have their turns between.
 */
const NEED = 1;
const NEUTRAL = 0.4;
const LONG_AGO = 0.8;

/** Belief by knowledge tracing that keeps a skill good enough once it was: one slip or guess is no reason to teach it again. */
const STILL_KNOWN = 0.95;

/** How far a stuck skill steps back: behind a remedy and other skills to be learned, not behind what is known already. */
const STUCK = 0.3;

/** How far a skill that a placement found known steps back behind what is new. */
const PLACED = 0.6;

/** Candidates by score, best first. Ties go to the order given, which is the instructor's. */
export function rankSkills(situation: Situation, found: readonly Candidate[]): Scored[] {
  const best = new Map<string, Scored>();
  for (const candidate of found) {
    const score = scoreOf(situation, candidate);
    const before = best.get(candidate.skill);
    if (before === undefined || score > before.score) best.set(candidate.skill, { ...candidate, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function scoreOf(situation: Situation, candidate: Candidate): number {
  const base = URGENCY[candidate.reason] + flow(situation, candidate.skill);
  switch (candidate.reason) {
    case 'review':
      return base + urgencyOfRecall(situation, candidate) - enough(situation);
    case 'retest':
      return base - enough(situation);
    case 'keep-fresh':
      return base + urgencyOfRecall(situation, candidate) + rest(situation, candidate.skill);
    case 'first':
    case 'frontier':
      return isGoodEnough(situation.standing(candidate.skill))
        ? URGENCY[candidate.reason] + begun(situation, candidate.skill) + proof(situation, candidate.skill)
        : base + progress(situation, candidate.skill);
    default:
      return base + progress(situation, candidate.skill);
  }
}

/** Stays with a skill for a while, then lets another in. */
function flow(situation: Situation, skill: string): number {
  const run = runOf(situation.recent, skill);
  if (run === 0) return 0;
  return run < BLOCK ? 0.4 : -0.8;
}

/** Good enough to build upon: proficient, or once so and still likely known. */
function isGoodEnough({ level, met, mastery }: Standing): boolean {
  return levelRank(level) >= levelRank('proficient') || (met && mastery.traced >= STILL_KNOWN);
}

/**
 * Teaching comes before proving: what is good enough comes last, for proof is worth more later, when it tells of forgetting
 * too. One question in twelve goes to it meanwhile. Whose turn it is goes by the estimate and not by the instructor's order:
 * what comes early in it has been asked the most.
 */
function proof(situation: Situation, skill: string): number {
  const turn = proofIsDue(situation) ? PROOF : -GOOD_ENOUGH;
  const sure = Math.max(0, situation.standing(skill).mastery.estimate - NEUTRAL);
  return turn + LONG_AGO * rest(situation, skill) - NEED * sure;
}

/** Whether none of the last questions was on a skill that is good enough. */
function proofIsDue({ recent, standing }: Situation): boolean {
  return recent.skills.slice(0, PROOF_EVERY - 1).every((skill) => !isGoodEnough(standing(skill)));
}

/** What is begun comes before what is new, and earlier skills before later ones. */
function progress(situation: Situation, skill: string): number {
  const order = situation.settings.skills.indexOf(skill);
  const early = order === -1 ? 0 : 0.5 * (1 - order / situation.settings.skills.length);
  return early + begun(situation, skill);
}

/** What is begun comes before what is new; a stuck skill and a placed one step back. */
function begun(situation: Situation, skill: string): number {
  const { level, mastery } = situation.standing(skill);
  const placed = isPlaced(situation.here.placement, skill, mastery.evidence);
  const back = (isStuck(situation.here, skill) ? STUCK : 0) + (placed ? PLACED : 0);
  return (level === 'not-started' ? 0 : 0.3) - back;
}

function urgencyOfRecall({ retention }: Situation, candidate: Candidate): number {
  return 2 * Math.max(0, retention - (candidate.recall ?? 1));
}

/** Known skills have had their turn: something new goes before them. */
function enough(situation: Situation): number {
  const known = situation.recent.skills
    .slice(0, 3)
    .filter((skill) => situation.standing(skill).level === 'mastered').length;
  return known >= REVIEWS ? 2.5 : 0;
}

/** The longer ago among the last questions, the better. */
function rest(situation: Situation, skill: string): number {
  return Math.min(1, skillAgo(situation.recent, skill) / 12);
}
