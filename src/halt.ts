import { TrellisError } from './errors.ts';
import type { OutboundFetch } from './outbound.ts';

/** The steps of a stop, and what asks for one from within. */
export interface Halt {
  /** Nothing new is begun. */
  readonly draining: AbortController;
  /** Calls to others that still hang are given up. */
  readonly calls: AbortController;
  /** Another server has this one's store: nothing more is read or written here, and the process is to end. */
  readonly displaced: AbortController;
}

/** A halt that nobody has asked for yet. */
export function makeHalt(): Halt {
  return {
    draining: new AbortController(),
    calls: new AbortController(),
    displaced: new AbortController(),
  };
}

/**
 * A fetch whose calls fail with `outbound_failed` once `signal` says so: whoever made one settles it like any other
 * failure, and its lease is free for the next process.
 */
export function abandonable(fetch: OutboundFetch, signal: AbortSignal): OutboundFetch {
  // One listener for all: a call under way adds none of its own.
  const underWay = new Set<(error: TrellisError) => void>();
  const stopped = () => new TrellisError('outbound_failed', 'the tool stops');
  signal.addEventListener('abort', () => {
    for (const giveUp of underWay) giveUp(stopped());
  });
  return (url, request) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(stopped());
        return;
      }
      underWay.add(reject);
      fetch(url, request)
        .finally(() => underWay.delete(reject))
        .then(resolve, reject);
    });
}

/** Waits for it, but no longer than `ms`; true when it came to its end in time. Never rejects. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = work.then(
    () => true,
    () => true,
  );
  const ended = await Promise.race([done, late]);
  clearTimeout(timer);
  return ended;
}
