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
  /** Sends the request; while one is under way another is not begun. */
  run<T>(request: () => Promise<Outcome<T>>, done: (value: T) => void): void;
  /** Sends the failed request again, unchanged, so that the server can recognise it. */
  retry: (() => void) | null;
  dismiss(): void;
}

/** State of one request: busy, slow, failed; the failed one can be repeated as it was. */
export function useRequest(): RequestState {
  const [state, set] = useState({ busy: false, slow: false, problem: null as Problem | null });
  const [retry, setRetry] = useState<{ again: () => void } | null>(null);
  const busy = useRef(false);
  const run = useCallback(<T>(request: () => Promise<Outcome<T>>, done: (value: T) => void): void => {
    if (busy.current) return;
    busy.current = true;
    set({ busy: true, slow: false, problem: null });
    const timer = setTimeout(() => set({ busy: true, slow: true, problem: null }), SLOW);
    void request().then((outcome) => {
      clearTimeout(timer);
      busy.current = false;
      set({ busy: false, slow: false, problem: outcome.ok ? null : outcome.problem });
      setRetry(outcome.ok ? null : { again: () => run(request, done) });
      if (outcome.ok) done(outcome.value);
    });
  }, []);
  const dismiss = useCallback(() => set({ busy: false, slow: false, problem: null }), []);
  return { ...state, run, retry: retry?.again ?? null, dismiss };
}
