import { chanceOf } from '../sequencing/chance.ts';
import type { ClusterSum } from './clustered.ts';
import { distance, joined, type Moments, momentsOf, NOBODY } from './moments.ts';

/** One group: by measure, what the rows of each of its learners sum to. */
export type GroupSums<M extends string> = Readonly<Record<M, readonly ClusterSum[]>>;

/** How far a group is from the others by one measure, in standard errors. */
interface Distance<M> {
  readonly group: number;
  readonly measure: M;
  readonly z: number;
}

/** The learners of those groups that do not stand apart by a measure already, group after group. */
interface Within<M> {
  readonly measure: M;
  readonly groups: readonly { readonly group: number; readonly size: number }[];
  readonly learners: Moments[];
}

/** Deals of the learners to the groups; with what was found they make a thousand. */
const DEALS = 999;
/** As many of the thousand may reach as far: one false alarm in twenty runs, whatever the number of groups and measures. */
const MOST = 50;
/** Distances within this of the largest are the same: of two groups, each is as far from the other. */
const SAME = 1 - 1e-9;

/**
 * By which measures each group stands apart from the others by more than chance, all tests together: the farthest of all
 * distances is held against the farthest that comes about when the same learners are dealt to the groups by chance
 * (Westfall & Young 1993). That keeps its word with few learners, some of whom answer far more than others, where the
 * normal curve does not; distances in standard errors keep it where groups differ in how much they answer (Janssen 1997).
 * The farthest is told first, and what is told is left out of what the others are held against: one group that is judged
 * otherwise would else make all of them look so. Groups of fewer than `least` learners are not tested.
 */
export function standingApart<M extends string>(
  groups: readonly GroupSums<M>[],
  measures: readonly M[],
  least: number,
): readonly (readonly M[])[] {
  const apart = groups.map(() => new Set<M>());
  for (let step = 0; ; step += 1) {
    const within = measures.map((measure) => withinOf(groups, measure, apart));
    const distances = within.flatMap((alike) => distancesOf(alike, least));
    const farthest = Math.max(...distances.map(({ z }) => z));
    if (distances.length === 0 || !isRare(within, least, farthest, step))
      return apart.map((own) => measures.filter((measure) => own.has(measure)));
    for (const { group, measure, z } of distances) if (z >= farthest * SAME) apart[group]?.add(measure);
  }
}

function withinOf<M extends string>(
  groups: readonly GroupSums<M>[],
  measure: M,
  apart: readonly ReadonlySet<M>[],
): Within<M> {
  const left = groups.flatMap((sums, group) =>
    apart[group]?.has(measure) ? [] : [{ group, own: sums[measure] }],
  );
  return {
    measure,
    groups: left.map(({ group, own }) => ({ group, size: own.length })),
    learners: left.flatMap(({ own }) => own.map(momentsOf)),
  };
}

/**
 * Whether chance, dealing the learners to the groups, seldom brings about a distance of at least `farthest` anywhere.
 * Each measure is dealt by itself, for by each other groups may be left: where measures go together, the farthest of all
 * comes out no nearer by that (Šidák 1967). Deals the learners anew in place.
 */
function isRare<M>(within: readonly Within<M>[], least: number, farthest: number, seed: number): boolean {
  const { index } = chanceOf(seed);
  const far = ({ z }: Distance<M>) => z >= farthest * SAME;
  let asFar = 1;
  for (let deal = 0; deal < DEALS && asFar <= MOST; deal += 1) {
    for (const { learners } of within) shuffle(learners, index);
    if (within.some((alike) => distancesOf(alike, least).some(far))) asFar += 1;
  }
  return asFar <= MOST;
}

/** In place (Fisher & Yates). */
function shuffle(learners: Moments[], index: (below: number) => number): void {
  for (let left = learners.length; left > 1; left -= 1) {
    const drawn = index(left);
    const [last, other] = [learners[left - 1], learners[drawn]];
    if (last === undefined || other === undefined) continue;
    learners[left - 1] = other;
    learners[drawn] = last;
  }
}

/** Every group against the others by one measure; left out is what cannot be told. */
function distancesOf<M>({ measure, groups, learners }: Within<M>, least: number): readonly Distance<M>[] {
  let from = 0;
  const sums = groups.map(({ group, size }) => {
    const own = learners.slice(from, from + size).reduce((sum, one) => joined(sum, one, 1), NOBODY);
    from += size;
    return { group, size, own };
  });
  const all = sums.reduce((sum, { own }) => joined(sum, own, 1), NOBODY);
  return sums.flatMap(({ group, size, own }) => {
    const z = Math.min(size, learners.length - size) < least ? null : distance(own, joined(all, own, -1));
    return z === null ? [] : [{ group, measure, z }];
  });
}
