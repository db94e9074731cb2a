import type { Health, HealthFault } from '../store/port/health.ts';
import { mergedHealth } from '../store/port/rules/mergedHealth.ts';
import type { Store } from '../store/port/store.ts';

/** How long observations are gathered before they are written, in milliseconds: a launch costs no write of its own. */
const GATHER_MS = 5_000;
/** Deployments gathered at the most; beyond, observations are dropped until the next writing. */
const MOST = 1_000;

type Where = Pick<Health, 'registration' | 'deployment'>;

/** What is observed of platforms in passing. */
export interface HealthNotes {
  launched(where: Where): void;
  graded(where: Where): void;
  failed(where: Where, fault: Pick<HealthFault, 'code' | 'reference' | 'unverified'>): void;
  /** Writes what has been gathered. Never rejects: a figure that is late harms nobody. */
  flush(): Promise<void>;
}

/** Gathers observations of this process and writes them together, some seconds later. */
export function makeHealthNotes({
  store,
  now,
}: {
  readonly store: Pick<Store, 'health'>;
  now(): number;
}): HealthNotes {
  let gathered = new Map<string, Health>();
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const writing = [...gathered.values()];
    gathered = new Map();
    if (writing.length > 0) await store.health.note(writing).catch(() => undefined);
  }
  function note(where: Where, seen: Partial<Health>): void {
    const { registration, deployment } = where;
    const key = JSON.stringify([registration, deployment]);
    const known = gathered.get(key) ?? null;
    if (known === null && gathered.size >= MOST) return;
    const empty = { registration, deployment, lastLaunchAt: null, lastGradeAt: null, faults: [] };
    gathered.set(key, mergedHealth(known, { ...empty, ...seen }));
    timer ??= setTimeout(() => void flush(), GATHER_MS).unref();
  }
  return {
    launched: (where) => note(where, { lastLaunchAt: now() }),
    graded: (where) => note(where, { lastGradeAt: now() }),
    failed: (where, fault) => note(where, { faults: [{ ...fault, count: 1, lastAt: now() }] }),
    flush,
  };
}
