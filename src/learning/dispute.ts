import type { DisputeEvent, Evidence } from './event.ts';
import type { ActivityState, Check, Dispute } from './learnerState.ts';
import { higherLevel, type Level, levelRank } from './level.ts';
import { sigmoid } from './models/logit.ts';
import { clamp, tidy } from './tidy.ts';

/**
 * The short check that decides "I know this" is Wald's sequential test (1945; for mastery, Frick 1992): after each answer
 * the likelihood of it from somebody who knows the skill is held against that from somebody who does not.
 */
const TEST = {
  /** Logits of a right answer to a middling question: 0.9 of those who know, 0.3 of those who do not. */
  known: 2.2,
  unknown: -0.85,
  /** At most 5 in 100 who do not know are confirmed, and 10 in 100 who know are not. */
  wronglyConfirmed: 0.05,
  wronglyNot: 0.1,
  /** After so many answers without a decision it is not shown. */
  longest: 8,
} as const;

const CONFIRMED_FROM = Math.log((1 - TEST.wronglyNot) / TEST.wronglyConfirmed);
const NOT_SHOWN_FROM = Math.log(TEST.wronglyNot / (1 - TEST.wronglyConfirmed));

/** From this share of a question on a skill is one of those it is about: up to three of equal weight. */
const MAIN_PART = 0.3;

function likelihoodRatio(question: Pick<Evidence, 'guess' | 'difficulty'>, right: boolean): number {
  const guess = clamp(question.guess, 0, 0.9);
  const chance = (logit: number) => guess + (1 - guess) * sigmoid(logit - question.difficulty);
  const [known, unknown] = [chance(TEST.known), chance(TEST.unknown)];
  return right ? Math.log(known / unknown) : Math.log((1 - known) / (1 - unknown));
}

function decided({ ratio, answers }: Check): 'confirmed' | 'not-shown' | null {
  if (ratio >= CONFIRMED_FROM) return 'confirmed';
  return ratio <= NOT_SHOWN_FROM || answers >= TEST.longest ? 'not-shown' : null;
}

function isAbout(evidence: Evidence, skill: string): boolean {
  return evidence.skills.some((share) => share.skill === skill && share.weight >= MAIN_PART);
}

function withOutcome(activity: ActivityState, skill: string, outcome: Dispute['outcome']): ActivityState {
  const dispute = activity.disputes?.[skill];
  if (dispute === undefined) return activity;
  return { ...activity, disputes: { ...activity.disputes, [skill]: { ...dispute, outcome } } };
}

/** The activity without its check, which is decided or was left. */
function checkOver(activity: ActivityState, outcome: 'confirmed' | 'not-shown' | 'left'): ActivityState {
  const { check, ...others } = activity;
  return check === undefined ? activity : withOutcome(others, check.skill, outcome);
}

/** The activity after the learner claimed to know a skill or to have forgotten it. A claim by itself raises nothing. */
export function disputed(activity: ActivityState, { skill, claim, at }: DisputeEvent): ActivityState {
  const left = claim === 'know' || activity.check?.skill === skill ? checkOver(activity, 'left') : activity;
  const outcome = claim === 'know' ? 'open' : 'lowered';
  const disputes = { ...left.disputes, [skill]: { claim, at, outcome } as const };
  return claim === 'know'
    ? { ...left, disputes, check: { skill, ratio: 0, answers: 0 } }
    : { ...left, disputes };
}

/** What a first try at a question shows of a claim. `right` is full credit without help. */
export interface Shown {
  readonly evidence: Evidence;
  readonly right: boolean;
}

/** The activity after one more first try: the check goes on or is decided, and claims are overtaken by answers. */
export function checkedBy(activity: ActivityState, { evidence, right }: Shown): ActivityState {
  const after = Object.keys(activity.disputes ?? {})
    .filter((skill) => isAbout(evidence, skill))
    .reduce((known, skill) => overtaken(known, skill, evidence, right), activity);
  const { check } = after;
  if (check === undefined || !isAbout(evidence, check.skill)) return after;
  // Right in no time, or after the same template, shows nothing; wrong is wrong, and so is a question with help.
  if (right && !evidence.unaided) return after;
  const next: Check = {
    skill: check.skill,
    ratio: tidy(check.ratio + likelihoodRatio(evidence, right)),
    answers: check.answers + 1,
  };
  const outcome = decided(next);
  return outcome === null ? { ...after, check: next } : checkOver(after, outcome);
}

function overtaken(
  activity: ActivityState,
  skill: string,
  evidence: Evidence,
  right: boolean,
): ActivityState {
  const outcome = activity.disputes?.[skill]?.outcome;
  if (outcome === 'lowered' && right && evidence.unaided) return withOutcome(activity, skill, 'relearned');
  return outcome === 'confirmed' && !right && !evidence.slip
    ? withOutcome(activity, skill, 'lapsed')
    : activity;
}

/** The activity once a question of `skill` is open: a check on another skill was left. */
export function checkLeftFor(activity: ActivityState, skill: string): ActivityState {
  return activity.check === undefined || activity.check.skill === skill
    ? activity
    : checkOver(activity, 'left');
}

/**
 * The model's level as a dispute leaves it: what the learner says is forgotten is familiar at most until answered rightly
 * again, and what a check confirmed is proficient at least until it is answered wrongly. Mastered comes by the activity's
 * rule alone.
 */
export function disputedLevel({ disputes }: ActivityState, skill: string, own: Level): Level {
  const outcome = disputes?.[skill]?.outcome;
  if (outcome === 'confirmed') return higherLevel(own, 'proficient');
  return outcome === 'lowered' && levelRank(own) > levelRank('familiar') ? 'familiar' : own;
}
