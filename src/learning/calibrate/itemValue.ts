import { policyValue } from '../explore/offPolicy.ts';
import { type ShareInterval, shareInterval } from '../explore/shareInterval.ts';
import { type FollowUp, followUps } from './followUps.ts';
import type { ItemPick, LoggedRow } from './logRows.ts';
import { missing } from './thin.ts';

/** How an item serves a skill: what it led to, and what it would lead to if it were asked whenever it may come. */
export interface ItemValue {
  readonly item: string;
  readonly skill: string;
  /** Times chance picked it among others and a telling question of another item on the skill came after. */
  readonly picked: number;
  /** Those of them to try it out, where others seemed better. */
  readonly explored: number;
  /** Share of those questions that went right at the first try without help, 0 to 1. */
  readonly right: number;
  /** The same had it come always where it may; null while the log tells too little of it. */
  readonly always: (ShareInterval & { readonly right: number }) | null;
  /** So many choices, made by a policy that always asks it, would tell as much (Kish 1965). */
  readonly effective: number;
}

/** A follow-up of a choice that might have gone otherwise. */
type Chosen = FollowUp & { readonly pick: ItemPick };

function isChosen(one: FollowUp): one is Chosen {
  return one.pick !== null && one.pick.propensity > 0 && one.pick.propensity < 1;
}

/**
 * How items served, weighed by the probability with which each was picked: one that suits most learners comes to the others
 * by exploration alone, so bare shares compare other people. What is estimated is the share over all moments at which the
 * item had a chance to come. Of other moments the log tells nothing, so two items compare as far as they are for the same
 * learners. Moments at which another item was picked have no weight in it (Hájek 1971), so they need not be known. As nothing
 * else tells how many there were at which it seemed to suit less, no value is told before it was tried out at some of them.
 */
export class ItemJudge {
  readonly #byItem = new Map<string, Chosen[]>();

  /** Takes one learner's answers, in the order they were given. */
  take(rows: readonly LoggedRow[]): void {
    for (const one of followUps(rows)) {
      if (!isChosen(one)) continue;
      const key = JSON.stringify([one.skill, one.item]);
      const known = this.#byItem.get(key);
      if (known) known.push(one);
      else this.#byItem.set(key, [one]);
    }
  }

  /** Items that were picked: by skill, then what is told best first and what is told too little of last. */
  result(): readonly ItemValue[] {
    return [...this.#byItem.values()]
      .flatMap(worthOf)
      .sort(
        (a, b) =>
          compare(a.skill, b.skill) ||
          (b.always?.right ?? -1) - (a.always?.right ?? -1) ||
          compare(a.item, b.item),
      );
  }
}

/** Order that no language of a machine changes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function worthOf(own: readonly Chosen[]): ItemValue[] {
  const [first] = own;
  const value = policyValue(
    own.map(({ pick, right }) => ({ propensity: pick.propensity, target: 1, reward: Number(right) })),
  );
  if (first === undefined || value === null) return [];
  const { normalised, effective } = value;
  const explored = own.filter(({ pick }) => pick.explored).length;
  const told = missing('question', effective) === 0 && missing('explored', explored) === 0;
  return [
    {
      item: first.item,
      skill: first.skill,
      picked: own.length,
      explored,
      right: own.filter(({ right }) => right).length / own.length,
      always: told ? { right: normalised, ...shareInterval(normalised, effective) } : null,
      effective,
    },
  ];
}
