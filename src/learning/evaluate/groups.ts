import { clamp } from '../tidy.ts';
import type { AnswerRow } from './answerRow.ts';
import { type GroupSums, standingApart } from './apart.ts';
import { type ClusterSum, clusteredAuc, clusteredMean, type Estimate, type ScoredRow } from './clustered.ts';
import type { Predictions } from './predictions.ts';

/** A number with its 95 % interval, by learners: the answers of one belong together. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is measured of a group, each against everybody else. */
export const MEASURES = ['auc', 'logLoss', 'bias', 'mastered', 'missed'] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * Measures that ought to be alike whoever is in a group and whatever they were asked. Accuracy is told and not tested: it
 * is higher wherever people or questions differ more.
 */
const TESTED = ['bias', 'mastered', 'missed'] as const;
type Tested = (typeof TESTED)[number];

/** How well a group is served. */
export interface GroupReport {
  readonly group: string;
  readonly learners: number;
  readonly rows: number;
  /** Null for a group too small to say anything about, or where a measure has no rows. */
  readonly measures: Readonly<Record<Measure, Interval | null>> | null;
  /** Measures by which the group is judged otherwise than the others, by more than chance. */
  readonly flagged: readonly Measure[];
}

/** Learners from which a group is reported: fewer could be recognised, and would say nothing. */
export const LEAST_LEARNERS = 30;
const Z95 = 1.96;
/** A question counts as mastered where it is foretold at least this surely. */
const SURE = 0.8;
const LEAST = 1e-6;

/** The rows of one learner. */
type Learner = readonly ScoredRow[];

/** By measure, what it is of one row; null where the row does not count for it. */
const OF_ROW: Readonly<Record<Exclude<Measure, 'auc'>, (row: ScoredRow) => number | null>> = {
  logLoss: ({ p, y }) => -Math.log(clamp(y === 1 ? p : 1 - p, LEAST, 1)),
  bias: ({ p, y }) => p - y,
  mastered: ({ p, y }) => (p >= SURE ? p - y : null),
  missed: ({ p, y }) => (p < SURE ? y - p : null),
};

/**
 * Accuracy, calibration and errors about mastery by group. `bias` is the mean chance less the share right: above 0 the
 * group is thought better than it is. `mastered` is how much oftener than foretold answers were wrong where success was
 * foretold with 0.8 or more (called mastered too early), `missed` how much oftener than foretold they were right where it
 * was not (made to practise on). Which of them are flagged: see `standingApart`.
 */
export function byGroup(
  rows: readonly AnswerRow[],
  found: Predictions,
  groupOf: (user: string) => string | null,
  least = LEAST_LEARNERS,
): readonly GroupReport[] {
  const groups = [...learnersByGroup(rows, found, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const apart = standingApart(
    groups.map(([, learners]) => tested(learners)),
    TESTED,
    least,
  );
  return groups.map(([group, learners], nth) => ({
    group,
    learners: learners.length,
    rows: learners.flat().length,
    measures: learners.length < least ? null : measured(learners),
    flagged: apart[nth] ?? [],
  }));
}

function learnersByGroup(
  rows: readonly AnswerRow[],
  { predicted, right }: Predictions,
  groupOf: (user: string) => string | null,
): ReadonlyMap<string, readonly Learner[]> {
  const byUser = new Map<string, ScoredRow[]>();
  for (const [place, { user }] of rows.entries()) {
    const own = byUser.get(user) ?? [];
    byUser.set(user, own);
    own.push({ p: predicted[place] ?? 0, y: right[place] ?? 0 });
  }
  const groups = new Map<string, Learner[]>();
  for (const [user, own] of byUser) {
    const group = groupOf(user);
    if (group === null) continue;
    const learners = groups.get(group) ?? [];
    groups.set(group, learners);
    learners.push(own);
  }
  return groups;
}

function sumsOf(learners: readonly Learner[], measure: keyof typeof OF_ROW): readonly ClusterSum[] {
  return learners.map((rows) => {
    const values = rows.flatMap((row) => OF_ROW[measure](row) ?? []);
    return { n: values.length, sum: values.reduce((sum, value) => sum + value, 0) };
  });
}

function tested(learners: readonly Learner[]): GroupSums<Tested> {
  return {
    bias: sumsOf(learners, 'bias'),
    mastered: sumsOf(learners, 'mastered'),
    missed: sumsOf(learners, 'missed'),
  };
}

function measured(learners: readonly Learner[]): Record<Measure, Interval | null> {
  const mean = (measure: keyof typeof OF_ROW) => interval(clusteredMean(sumsOf(learners, measure)));
  return {
    auc: interval(clusteredAuc(learners)),
    logLoss: mean('logLoss'),
    bias: mean('bias'),
    mastered: mean('mastered'),
    missed: mean('missed'),
  };
}

function interval(found: Estimate | null): Interval | null {
  if (found === null) return null;
  const { value, error } = found;
  return { value, low: value - Z95 * error, high: value + Z95 * error };
}
