import { setTimeout as delay } from 'node:timers/promises';
import { TrellisError } from '../../errors.ts';
import { engineError, isLostRace } from './engineError.ts';

/** Longest pause before a lost race is run again the first time, and ever, in milliseconds. */
const PAUSE_MS = 20;
const MOST_PAUSE_MS = 500;

/**
 * Runs a command against the clock; its failures come as `TrellisError`. A write that comes too late may still happen,
 * as with any lost answer. A write that lost a race was not made and is tried again: MongoDB does so by itself, engines
 * that only speak its protocol hand the conflict on.
 */
export async function within<T>(deadlineMs: number, command: () => PromiseLike<T>): Promise<T> {
  const race = new AbortController();
  const late = async (): Promise<never> => {
    await delay(deadlineMs, undefined, { signal: race.signal });
    throw new TrellisError('store_unavailable', `no answer within ${deadlineMs} ms`);
  };
  try {
    return await Promise.race([untilNoConflict(command, race.signal), late()]);
  } catch (error) {
    throw engineError(error);
  } finally {
    race.abort();
  }
}

async function untilNoConflict<T>(command: () => PromiseLike<T>, over: AbortSignal): Promise<T> {
  // Longer each time and never in step: writers that all come back at once would lose to each other for ever.
  for (let longest = PAUSE_MS; ; longest = Math.min(MOST_PAUSE_MS, 2 * longest)) {
    try {
      return await command();
    } catch (error) {
      if (over.aborted || !isLostRace(error)) throw error;
      await delay(Math.random() * longest);
    }
  }
}
