import { MINUTE_MS } from '../../duration.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Outcome } from './notes.ts';

/** A mean with half the width of its 95 % interval (normal); null without values. */
export interface Mean {
  readonly mean: number;
  readonly half: number;
}

/** What a policy came to over people. Times in minutes; shares 0 to 1. */
export interface Summary {
  readonly learners: number;
  /** Questions to true mastery of every skill; who never got there counts with all questions of the course. */
  readonly toTrue: Mean;
  readonly reached: number;
  /** Questions until all were called mastered, counted likewise. */
  readonly toCalled: Mean;
  readonly allCalled: number;
  readonly posttest: Mean;
  readonly retained: Mean;
  /** Of the skills called mastered, those that were not; of the skills mastered at the end, those never called so. */
  readonly wrong: number | null;
  readonly missed: number | null;
  readonly stuckMinutes: Mean;
  readonly minutes: Mean;
  /** Share of the items of the activity's skills that nobody was asked. */
  readonly neverServed: number;
  readonly deadEnds: number;
}

/** Sums up outcomes of one policy; `budget` is the number of questions of the whole course. */
export function summarise(
  outcomes: readonly Outcome[],
  about: { readonly catalogue: Catalogue; readonly skills: readonly string[]; readonly budget: number },
): Summary {
  const mean = (of: (outcome: Outcome) => number) => meanOf(outcomes.map(of));
  const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  const served = new Set(outcomes.flatMap(({ items }) => [...items]));
  const all = new Set(
    about.skills.flatMap((skill) => (about.catalogue.itemsBySkill.get(skill) ?? []).map(({ id }) => id)),
  );
  return {
    learners: outcomes.length,
    toTrue: mean(({ toTrue }) => toTrue ?? about.budget),
    reached:
      share(
        sum(({ toTrue }) => (toTrue === null ? 0 : 1)),
        outcomes.length,
      ) ?? 0,
    toCalled: mean(({ toCalled }) => toCalled ?? about.budget),
    allCalled:
      share(
        sum(({ toCalled }) => (toCalled === null ? 0 : 1)),
        outcomes.length,
      ) ?? 0,
    posttest: mean(({ posttest }) => posttest),
    retained: mean(({ retained }) => retained),
    wrong: share(
      sum(({ wrong }) => wrong),
      sum(({ called }) => called),
    ),
    missed: share(
      sum(({ missed }) => missed),
      sum(({ known }) => known),
    ),
    stuckMinutes: mean(({ stuck }) => stuck / MINUTE_MS),
    minutes: mean(({ time }) => time / MINUTE_MS),
    neverServed: share([...all].filter((item) => !served.has(item)).length, all.size) ?? 0,
    deadEnds: sum(({ deadEnds }) => deadEnds),
  };
}

/** Standard normal quantile of 0.975. */
const Z95 = 1.96;

function meanOf(values: readonly number[]): Mean {
  const count = values.length;
  if (count === 0) return { mean: 0, half: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1);
  return { mean, half: Z95 * Math.sqrt(variance / count) };
}
