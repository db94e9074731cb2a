import { useEffect, useRef } from 'preact/hooks';
import { elapsedAt, noteActivity, pauseWatch, type Stopwatch, startWatch } from './stopwatch.ts';

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

/**
 * Measures active time on what `key` names, from when it is shown; the answer reads it in ms, or null before.
 * `extraTime` as the learner has chosen it; a change of it counts from the next key on.
 */
export function useStopwatch(key: string, extraTime: number): () => number | null {
  const watch = useRef<Stopwatch | null>(null);
  // A new key starts a new measurement.
  useEffect(() => {
    watch.current = startWatch(performance.now(), extraTime);
    const sign = () => {
      if (watch.current && !document.hidden) watch.current = noteActivity(watch.current, performance.now());
    };
    const visibility = () => {
      if (document.hidden && watch.current) watch.current = pauseWatch(watch.current, performance.now());
      else sign();
    };
    for (const name of SIGNS) addEventListener(name, sign, { passive: true });
    document.addEventListener('visibilitychange', visibility);
    return () => {
      for (const name of SIGNS) removeEventListener(name, sign);
      document.removeEventListener('visibilitychange', visibility);
    };
  }, [key]);
  return () => (watch.current === null ? null : Math.round(elapsedAt(watch.current, performance.now())));
}
