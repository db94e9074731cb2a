import { FAULTS_KEPT, type Health, type HealthFault } from '../health.ts';

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function addedFault(known: HealthFault | undefined, seen: HealthFault): HealthFault {
  if (known === undefined) return seen;
  const last = seen.lastAt >= known.lastAt ? seen : known;
  return { ...last, count: known.count + seen.count };
}

/** What is known of a deployment after more was observed, see `HealthStore.note`. */
export function mergedHealth(known: Health | null, observed: Health): Health {
  if (known === null) return observed;
  const faults = new Map(known.faults.map((fault) => [fault.code, fault]));
  for (const fault of observed.faults) faults.set(fault.code, addedFault(faults.get(fault.code), fault));
  return {
    registration: known.registration,
    deployment: known.deployment,
    lastLaunchAt: later(known.lastLaunchAt, observed.lastLaunchAt),
    lastGradeAt: later(known.lastGradeAt, observed.lastGradeAt),
    faults: [...faults.values()]
      .sort((a, b) => b.lastAt - a.lastAt || a.code.localeCompare(b.code))
      .slice(0, FAULTS_KEPT),
  };
}
