import { randomUUID } from 'node:crypto';
import type { Micros } from '../../xapi/time.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './engineError.ts';
import { only } from './filter.ts';

/** Moments taken together for statements that are stored together. */
export interface Block {
  readonly id: string;
  /** The first of its moments. */
  readonly from: Micros;
  /** When it was taken, in milliseconds by the clock of whoever took it. */
  readonly at: number;
  /** `writing`: none of its statements is there for a reader yet. `settling`: all are, what they refer to is looked up. */
  readonly phase: 'writing' | 'settling';
}

interface Clock {
  readonly _id: string;
  /** The next moment nobody has. */
  readonly next: Micros;
  readonly open: readonly Block[];
}

/** One look at a tenant's clock. */
export interface ClockLook {
  readonly open: readonly Block[];
  /** The moment that comes next. */
  readonly next: Micros;
  /** The last moment before all open blocks and before whatever comes. */
  readonly readable: Micros;
}

/**
 * Whether a row found *after* the look is there to stay. A block that was closed before the look has either let go of its rows
 * or they are gone; one that is open, or came after the look, may still be taken back. A look after the row would not
 * tell: the block may have been taken back between the two.
 */
export function stands(
  { moment, block }: { readonly moment: Micros; readonly block?: string },
  { open, next }: ClockLook,
): boolean {
  if (block === undefined) return true;
  return moment < next && !open.some(({ id, phase }) => id === block && phase === 'writing');
}

/** How long a block may be open before whoever took it counts as dead: far beyond the deadline of a command. */
export const BLOCK_LEASE_MS = 60_000;

/**
 * One document per tenant that gives each statement its moment. Moments are taken in blocks before the statements are
 * written, so writers never wait for each other; a reader goes no further than where the oldest open block begins. That
 * makes several documents visible at once without a transaction over them: taking the block away is the commit.
 */
export interface StatementClock {
  /** Takes `count` moments, none before `now` (milliseconds). Atomic. */
  take(tenant: string, count: number, now: number): Promise<Block>;
  /** Lets readers see the statements while the block stays open; false when it is gone. Atomic. */
  commit(tenant: string, block: string): Promise<boolean>;
  /** Gives the block back; false when it was gone. Atomic. */
  close(tenant: string, block: string): Promise<boolean>;
  read(tenant: string): Promise<ClockLook>;
}

export function statementClock(database: Database): StatementClock {
  const clocks = database.connection.collection<Clock>('lrs_clocks');
  const begun = (at: Micros) => ({ $max: [{ $ifNull: ['$next', 0] }, at] });

  async function take(tenant: string, count: number, now: number): Promise<Block> {
    const id = randomUUID();
    const block = { id, from: '$next', at: { $literal: Date.now() }, phase: 'writing' };
    const update = [
      { $set: { next: begun(now * 1000) } },
      { $set: { open: { $concatArrays: [{ $ifNull: ['$open', []] }, [block]] } } },
      { $set: { next: { $add: ['$next', count] } } },
    ];
    const options = { upsert: true, returnDocument: 'after' } as const;
    const clock = await database.call(() => clocks.findOneAndUpdate(only({ _id: tenant }), update, options));
    const taken = clock?.open.find((one) => one.id === id);
    if (!taken) throw new TypeError('the clock did not give a block');
    return taken;
  }
  return {
    take: async (tenant, count, now) => {
      try {
        return await take(tenant, count, now);
      } catch (error) {
        // Two made the tenant's first clock at once: one of them was refused.
        if (!(error instanceof Error) || !isDuplicate(error.cause)) throw error;
        return take(tenant, count, now);
      }
    },
    commit: async (tenant, block) => {
      const filter = only({ _id: tenant, 'open.id': block });
      const update = { $set: { 'open.$.phase': 'settling' as const } };
      return (await database.call(() => clocks.updateOne(filter, update))).matchedCount === 1;
    },
    close: async (tenant, block) => {
      const filter = only({ _id: tenant, 'open.id': block });
      const update = { $pull: { open: { id: block } } };
      return (await database.call(() => clocks.updateOne(filter, update))).matchedCount === 1;
    },
    read: async (tenant) => {
      const clock = await database.call(() => clocks.findOne(only({ _id: tenant })));
      const { open = [], next = 1 } = clock ?? {};
      return { open, next, readable: Math.min(next, ...open.map(({ from }) => from)) - 1 };
    },
  };
}
