/** Longest time between two signs of activity that still counts as working, in ms, without extra time. */
const IDLE = 60_000;

/** Time spent on a question: hidden tabs do not count, and of a long idle time only the first minute. All in ms. */
export interface Stopwatch {
  readonly total: number;
  /** Last moment up to which time was counted; null while the page is hidden. */
  readonly since: number | null;
  /** Longest time without a sign of activity that counts. */
  readonly idle: number;
}

/** A stopwatch begun at `now`; `extraTime` multiplies the idle time that counts. */
export function startWatch(now: number, extraTime = 1): Stopwatch {
  return { total: 0, since: now, idle: IDLE * extraTime };
}

/** A sign of activity at `now`: the time since the last one counts, at most a minute of it. */
export function noteActivity(watch: Stopwatch, now: number): Stopwatch {
  return { ...watch, total: elapsedAt(watch, now), since: now };
}

/** The page was hidden at `now`. */
export function pauseWatch(watch: Stopwatch, now: number): Stopwatch {
  return { ...watch, total: elapsedAt(watch, now), since: null };
}

/** Time counted up to `now`. */
export function elapsedAt(watch: Stopwatch, now: number): number {
  if (watch.since === null) return watch.total;
  return watch.total + Math.max(0, Math.min(now - watch.since, watch.idle));
}
