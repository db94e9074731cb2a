import { useCallback, useRef, useState } from 'preact/hooks';
import type { Outcome, Problem } from './api.ts';

/** Wait before progress is shown, in ms: shorter waits feel immediate and would only flicker. */
const SLOW = 300;

/** One request at a time, with what a person must see of it. */
export interface RequestState {
  readonly busy: boolean;
  /** Busy for longer than 300 ms. */
  readonly slow: boolean;
  readonly problem: Problem | null;
  /** Sends a request that does something; while one is under way another is not begun. */
  run<T>(request: () => Promise<Outcome<T>>, done: (value: T) => void): void;
  /**
   * Asks for something to show, at any time: what was asked for last is what is answered, an older answer counts no more.
   * It waits for what is being done, so that it shows the outcome.
   */
  read<T>(request: () => Promise<Outcome<T>>, done: (value: T) => void): void;
  /** Sends the failed request again, unchanged, so that the server can recognise it. */
  retry: (() => void) | null;
  dismiss(): void;
}

interface Shown extends Pick<RequestState, 'busy' | 'slow' | 'problem'> {
  readonly again: (() => void) | null;
}

const IDLE: Shown = { busy: false, slow: false, problem: null, again: null };

type Kind = 'run' | 'read';

/** State of one request: busy, slow, failed; the failed one can be repeated as it was. */
export function useRequest(): RequestState {
  const [{ again, ...state }, set] = useState(IDLE);
  const under = useRef<Record<Kind, Promise<unknown> | null>>({ run: null, read: null });
  const start = useCallback(<T>(kind: Kind, request: () => Promise<Outcome<T>>, done: (value: T) => void) => {
    const now = under.current;
    const isBusy = () => now.run !== null || now.read !== null;
    if (kind === 'run' && isBusy()) return;
    const before = now.run;
    const mine = before === null ? request() : before.then(request);
    now[kind] = mine;
    set({ ...IDLE, busy: true });
    const timer = setTimeout(() => set((old) => ({ ...old, slow: old.busy })), SLOW);
    void mine.then((outcome) => {
      clearTimeout(timer);
      if (now[kind] !== mine) return;
      now[kind] = null;
      const failed = outcome.ok ? {} : { problem: outcome.problem, again: () => start(kind, request, done) };
      set((old) => ({ ...old, busy: isBusy(), slow: old.slow && isBusy(), ...failed }));
      if (outcome.ok) done(outcome.value);
    });
  }, []);
  const run = useCallback<RequestState['run']>((request, done) => start('run', request, done), []);
  const read = useCallback<RequestState['read']>((request, done) => start('read', request, done), []);
  const dismiss = useCallback(() => set((old) => ({ ...old, problem: null, again: null })), []);
  return { ...state, run, read, retry: again, dismiss };
}
