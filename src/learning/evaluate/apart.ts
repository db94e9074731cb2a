import { standing, upperTail } from './chance.ts';
import { type ClusterSum, clusteredMean } from './clustered.ts';

/** One group: by measure, what the rows of each of its learners sum to. */
export type GroupSums<M extends string> = Readonly<Record<M, readonly ClusterSum[]>>;

/** How far a group is from the others by one measure, in standard errors. */
interface Distance<M> {
  readonly group: number;
  readonly measure: M;
  readonly z: number;
}

/** Distances within this of the largest are the same: of two groups, each is as far from the other. */
const SAME = 1 - 1e-9;

/**
 * By which measures each group stands apart from the others by more than chance, all tests together (Holm 1979). The
 * farthest is told first, and what is told is left out of what the others are held against: one group that is judged
 * otherwise would else make all of them look so. Groups of fewer than `least` learners are not tested.
 */
export function standingApart<M extends string>(
  groups: readonly GroupSums<M>[],
  measures: readonly M[],
  least: number,
): readonly (readonly M[])[] {
  const apart = groups.map(() => new Set<M>());
  for (;;) {
    const distances = distancesOf(groups, measures, least, apart);
    const stands = standing(distances.map(({ z }) => 2 * upperTail(z)));
    if (!stands.includes(true)) return apart.map((own) => measures.filter((measure) => own.has(measure)));
    const farthest = Math.max(...distances.map(({ z }) => z));
    for (const { group, measure, z } of distances) if (z >= farthest * SAME) apart[group]?.add(measure);
  }
}

/** Every group against the others, by each measure; left out is what stands apart already, and what cannot be told. */
function distancesOf<M extends string>(
  groups: readonly GroupSums<M>[],
  measures: readonly M[],
  least: number,
  apart: readonly ReadonlySet<M>[],
): readonly Distance<M>[] {
  return measures.flatMap((measure) => {
    const within = groups.flatMap((sums, group) =>
      apart[group]?.has(measure) ? [] : [{ group, own: sums[measure] }],
    );
    return within.flatMap(({ group, own }) => {
      const others = within.flatMap((other) => (other.group === group ? [] : other.own));
      const z = Math.min(own.length, others.length) < least ? null : distance(own, others);
      return z === null ? [] : [{ group, measure, z }];
    });
  });
}

function distance(own: readonly ClusterSum[], others: readonly ClusterSum[]): number | null {
  const [a, b] = [clusteredMean(own), clusteredMean(others)];
  if (a === null || b === null) return null;
  const error = Math.hypot(a.error, b.error);
  return error === 0 ? null : Math.abs(a.value - b.value) / error;
}
