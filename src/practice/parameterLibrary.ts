import { LRUCache } from 'lru-cache';
import { type ParameterSet, PRIOR_PARAMETERS } from '../learning/parameters.ts';
import type { CalibrationStore } from '../store/port/calibrations.ts';

/** Parameter sets by pack. */
export interface ParameterLibrary {
  /** The set that counts now. What was chosen elsewhere counts here within half a minute. */
  current(pack: string): Promise<ParameterSet>;
  /** A set by its name; null when it is not kept. */
  at(pack: string, version: string): Promise<ParameterSet | null>;
}

/** How long a choice is believed before it is read again, in milliseconds: one small read per process. */
const FRESH_MS = 30_000;
/** Sets kept at hand. */
const KEPT = 32;

/**
 * The sets that a store keeps. A pack that nobody has decided about runs on the author's difficulties; so does one whose
 * chosen set is gone, and `trouble` hears of it. While the store does not answer, what was known goes on.
 */
export function openParameterLibrary(
  store: CalibrationStore,
  now: () => number,
  trouble: (what: string, error: unknown) => void,
): ParameterLibrary {
  const sets = new LRUCache<string, ParameterSet>({ max: KEPT });
  let versions: ReadonlyMap<string, string> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    const choices = await store.choices();
    versions = new Map(choices.map(({ pack, version }) => [pack, version]));
    readAt = now();
  }
  async function fresh(): Promise<void> {
    if (now() - readAt < FRESH_MS) return;
    reading ??= read().finally(() => {
      reading = null;
    });
    await reading.catch((error: unknown) => trouble('the choice of parameters was not read', error));
  }
  async function at(pack: string, version: string): Promise<ParameterSet | null> {
    if (version === PRIOR_PARAMETERS.version) return PRIOR_PARAMETERS;
    const key = JSON.stringify([pack, version]);
    const known = sets.get(key);
    if (known) return known;
    const kept = await store.get(pack, version);
    if (kept === null) return null;
    sets.set(key, kept.parameters);
    return kept.parameters;
  }
  return {
    at,
    async current(pack) {
      await fresh();
      const version = versions.get(pack);
      if (version === undefined) return PRIOR_PARAMETERS;
      const set = await at(pack, version);
      if (set === null) trouble('a chosen parameter set is gone', new Error(`${pack} ${version}`));
      return set ?? PRIOR_PARAMETERS;
    },
  };
}
