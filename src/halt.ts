import { setMaxListeners } from 'node:events';
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
  const halt = {
    draining: new AbortController(),
    calls: new AbortController(),
    displaced: new AbortController(),
  };
  setMaxListeners(0, halt.calls.signal);
  return halt;
}

/**
 * A fetch whose calls fail with `outbound_failed` once `signal` says so: whoever made one settles it like any other
 * failure, and its lease is free for the next process.
 */
export function abandonable(fetch: OutboundFetch, signal: AbortSignal): OutboundFetch {
  return (url, request) =>
    new Promise((resolve, reject) => {
      const stop = () => reject(new TrellisError('outbound_failed', 'the tool stops'));
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      fetch(url, request)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', stop));
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
