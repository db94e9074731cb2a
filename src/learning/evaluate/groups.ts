import { clamp } from '../tidy.ts';
import type { AnswerRow } from './answerRow.ts';
import { standing, upperTail } from './chance.ts';
import { clusteredAuc, clusteredMean, type Estimate } from './clustered.ts';
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
const TESTED: readonly Measure[] = ['bias', 'mastered', 'missed'];

/** How well a group is served. */
export interface GroupReport {
  readonly group: string;
  readonly learners: number;
  readonly rows: number;
  /** Null for a group too small to say anything about, or where a measure has no rows. */
  readonly measures: Readonly<Record<Measure, Interval | null>> | null;
  /** Measures by which the group is judged otherwise than everybody else, by more than chance. */
  readonly flagged: readonly Measure[];
}

/** Learners from which a group is reported: fewer could be recognised, and would say nothing. */
export const LEAST_LEARNERS = 30;
const Z95 = 1.96;
/** A question counts as mastered where it is foretold at least this surely. */
const SURE = 0.8;
const LEAST = 1e-6;

/** One learner: where their rows stand. */
interface Learner {
  readonly places: readonly number[];
}

/**
 * Accuracy, calibration and errors about mastery by group. `bias` is the mean chance less the share right: above 0 the
 * group is thought better than it is. `mastered` is how much oftener than foretold answers were wrong where success was
 * foretold with 0.8 or more (called mastered too early), `missed` how much oftener than foretold they were right where it
 * was not (made to practise on). A measure is flagged where the difference to everybody else stands after correction for
 * all tests made (Holm 1979).
 */
export function byGroup(
  rows: readonly AnswerRow[],
  found: Predictions,
  groupOf: (user: string) => string | null,
  least = LEAST_LEARNERS,
): readonly GroupReport[] {
  const groups = learnersByGroup(rows, groupOf);
  const all = [...groups.values()].flat();
  const reports = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, learners]) => {
      const size = {
        group,
        learners: learners.length,
        rows: learners.flatMap(({ places }) => places).length,
      };
      if (learners.length < least) return { ...size, measures: null, chances: null };
      const own = new Set(learners);
      const others = all.filter((learner) => !own.has(learner));
      const mine = measured(learners, found);
      const chances = others.length < least ? null : differences(mine, measured(others, found));
      return { ...size, measures: intervals(mine), chances };
    });
  return flagged(reports);
}

/** A value with its standard error; null where it cannot be told. */
type Values = Readonly<Record<Measure, Estimate | null>>;

function learnersByGroup(
  rows: readonly AnswerRow[],
  groupOf: (user: string) => string | null,
): ReadonlyMap<string, readonly Learner[]> {
  const byUser = new Map<string, number[]>();
  for (const [place, { user }] of rows.entries()) {
    const places = byUser.get(user) ?? [];
    byUser.set(user, places);
    places.push(place);
  }
  const groups = new Map<string, Learner[]>();
  for (const [user, places] of byUser) {
    const group = groupOf(user);
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), { places }]);
  }
  return groups;
}

function measured(learners: readonly Learner[], { predicted, right }: Predictions): Values {
  const at = (place: number) => ({ p: predicted[place] ?? 0, y: right[place] ?? 0 });
  const mean = (value: (p: number, y: number) => number, where: (p: number) => boolean = () => true) =>
    clusteredMean(
      learners.map(({ places }) => {
        const rows = places.map(at).filter(({ p }) => where(p));
        return { n: rows.length, sum: rows.reduce((sum, { p, y }) => sum + value(p, y), 0) };
      }),
    );
  return {
    auc: clusteredAuc(learners.map(({ places }) => places.map(at))),
    logLoss: mean((p, y) => -Math.log(clamp(y === 1 ? p : 1 - p, LEAST, 1))),
    bias: mean((p, y) => p - y),
    mastered: mean(
      (p, y) => p - y,
      (p) => p >= SURE,
    ),
    missed: mean(
      (p, y) => y - p,
      (p) => p < SURE,
    ),
  };
}

function byMeasure<T>(value: (name: Measure) => T): Record<Measure, T> {
  return {
    auc: value('auc'),
    logLoss: value('logLoss'),
    bias: value('bias'),
    mastered: value('mastered'),
    missed: value('missed'),
  };
}

function intervals(values: Values): Record<Measure, Interval | null> {
  return byMeasure((name) => {
    const found = values[name];
    if (found === null) return null;
    const { value, error } = found;
    return { value, low: value - Z95 * error, high: value + Z95 * error };
  });
}

/** By measure, how likely so large a difference is by chance; null where it cannot be told. */
function differences(mine: Values, theirs: Values): Record<Measure, number | null> {
  return byMeasure((name) => {
    const [a, b] = [mine[name], theirs[name]];
    const error = a === null || b === null ? 0 : Math.hypot(a.error, b.error);
    if (a === null || b === null || error === 0) return null;
    return 2 * upperTail(Math.abs(a.value - b.value) / error);
  });
}

function flagged(
  reports: readonly (Omit<GroupReport, 'flagged'> & {
    readonly chances: Record<Measure, number | null> | null;
  })[],
): readonly GroupReport[] {
  const tests = reports.flatMap(({ chances }, place) =>
    TESTED.flatMap((measure) => {
      const chance = chances?.[measure] ?? null;
      return chance === null ? [] : { place, measure, chance };
    }),
  );
  const stands = standing(tests.map(({ chance }) => chance));
  return reports.map(({ chances: _, ...report }, place) => ({
    ...report,
    flagged: tests.flatMap((test, nth) => (test.place === place && stands[nth] ? test.measure : [])),
  }));
}
