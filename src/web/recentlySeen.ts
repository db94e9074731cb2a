/** Remembers keys for a while, the latest at the most so many. */
export interface RecentlySeen {
  note(key: string): void;
  has(key: string): boolean;
}

/** @param most keys kept; the longest unseen are forgotten first @param forMs how long one is remembered, in ms */
export function recentlySeen(most: number, forMs: number, now: () => number): RecentlySeen {
  const seen = new Map<string, number>();
  return {
    note(key) {
      // Taken out first: a map keeps the order of insertion, so the oldest stays in front.
      seen.delete(key);
      seen.set(key, now());
      const [oldest] = seen.keys();
      if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    },
    has(key) {
      const at = seen.get(key);
      return at !== undefined && now() - at < forMs;
    },
  };
}
