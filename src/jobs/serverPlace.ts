import { setTimeout as realDelay } from 'node:timers/promises';
import { TrellisError } from '../errors.ts';
import type { TurnstileStore } from '../store/port/turnstiles.ts';

/** How long the place is held without being renewed, how often it is renewed, and how often one who waits looks; in ms. */
const HELD_MS = 10_000;
const RENEW_MS = 3_000;
const LOOK_MS = 500;

const NAME = 'server';

/** The place of the one server on a store that takes one. */
export interface ServerPlace {
  /** Holds it for longer. False when another server has it now. */
  renew(): Promise<boolean>;
  /** Gives it up; another server may start at once. */
  leave(): Promise<void>;
}

/** What `takePlace` is given; `wait` waits so many milliseconds. */
interface PlaceDeps {
  readonly turnstiles: TurnstileStore;
  now(): number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * Takes the place. One who died without leaving holds it for ten more seconds, which are waited for.
 * @throws TrellisError `server_running` when somebody holds on to it
 */
export async function takePlace({ turnstiles, now, wait = realDelay }: PlaceDeps): Promise<ServerPlace> {
  let until = 0;
  const enter = async () => {
    const [from, end] = [now(), now() + HELD_MS];
    const entered = await turnstiles.enter(NAME, from, end);
    if (entered) until = end;
    return entered;
  };
  for (let waited = 0; !(await enter()); waited += LOOK_MS) {
    if (waited > HELD_MS) throw new TrellisError('server_running');
    await wait(LOOK_MS);
  }
  return {
    async renew() {
      const next = now() + HELD_MS;
      const mine = await turnstiles.stay(NAME, until, next);
      if (mine) until = next;
      return mine;
    },
    async leave() {
      // Only if it is still ours.
      if (await turnstiles.stay(NAME, until, until)) await turnstiles.leave(NAME);
    },
  };
}

/**
 * Renews the place until it is given up by the returned function. `lost` is told once that another server has it; a store
 * that does not answer is asked again.
 * @param everyMs milliseconds between two looks
 */
export function holdPlace(place: ServerPlace, lost: () => void, everyMs = RENEW_MS): () => Promise<void> {
  const timer = setInterval(() => {
    place.renew().then(
      (mine) => {
        if (mine) return;
        clearInterval(timer);
        lost();
      },
      () => undefined,
    );
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    // A store that is gone cannot be told: the lease ends by itself.
    await place.leave().catch(() => undefined);
  };
}
