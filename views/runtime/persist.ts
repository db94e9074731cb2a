import type { Outcome } from './api.ts';

/** Pauses between two tries, in ms: two minutes in all. Each is stretched by up to a half, so that a class does not come back at once. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 15_000, 20_000, 20_000, 25_000];

/** What passes by itself: no network, a store that is away, a moment with too many requests. */
const PASSING = new Set(['offline', 'store_unavailable', 'too_many_requests']);

/**
 * Sends a request until it is answered: one that fails by what passes is sent again, unchanged, so that the server
 * recognises it. The last failure is the outcome.
 * @param wait waits so many ms before the next try
 */
export async function persist<T>(
  send: () => Promise<Outcome<T>>,
  wait: (ms: number) => Promise<void>,
  chance: () => number = Math.random,
): Promise<Outcome<T>> {
  for (const pause of PAUSES) {
    const outcome = await send();
    if (outcome.ok || !PASSING.has(outcome.problem.code)) return outcome;
    await wait(pause * (1 + chance() / 2));
  }
  return send();
}
