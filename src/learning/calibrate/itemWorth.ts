import { type Arm, NEW_ARM } from '../explore/thompson.ts';
import { followUps } from './followUps.ts';
import type { LoggedRow } from './logRows.ts';

/**
 * What questions of items led to, by item: whether the next question on the same main skill, of another item, went right at
 * the first try without help. Holds two counts by item, nothing of a single answer.
 */
export class ItemWorth {
  readonly #arms = new Map<string, Arm>();

  /** Counts one learner's answers, in the order they were given. */
  take(rows: readonly LoggedRow[]): void {
    for (const { item, right } of followUps(rows)) this.#count(item, right);
  }

  #count(item: string, right: boolean): void {
    const { good, bad } = this.#arms.get(item) ?? NEW_ARM;
    this.#arms.set(item, { good: good + (right ? 1 : 0), bad: bad + (right ? 0 : 1) });
  }

  /** How often each item came to good and how often not; an item that nothing followed is left out. */
  get arms(): Readonly<Record<string, Arm>> {
    return Object.fromEntries(this.#arms);
  }
}
