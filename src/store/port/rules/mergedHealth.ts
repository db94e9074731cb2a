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

/** The same code before and after a signature was verified is two kinds of failure. */
function kindOf({ code, unverified }: HealthFault): string {
  return unverified ? `${code} unverified` : code;
}

/** What is known of a deployment after more was observed, see `HealthStore.note`. */
export function mergedHealth(known: Health | null, observed: Health): Health {
  if (known === null) return observed;
  const { registration, deployment } = known;
  const lastLaunchAt = later(known.lastLaunchAt, observed.lastLaunchAt);
  const lastGradeAt = later(known.lastGradeAt, observed.lastGradeAt);
  return {
    registration,
    deployment,
    lastLaunchAt,
    lastGradeAt,
    faults: observed.faults.length === 0 ? known.faults : mergedFaults(known, observed),
  };
}

/** The newest of both, as many as are kept. */
function mergedFaults(known: Health, observed: Health): readonly HealthFault[] {
  const faults = new Map(known.faults.map((fault) => [kindOf(fault), fault]));
  for (const fault of observed.faults)
    faults.set(kindOf(fault), addedFault(faults.get(kindOf(fault)), fault));
  const newest = [...faults.values()].sort((a, b) => b.lastAt - a.lastAt || a.code.localeCompare(b.code));
  // Apart, so that whoever causes many kinds of the one drives none of the other out.
  const outside = newest.filter((fault) => fault.unverified).slice(0, FAULTS_KEPT);
  const inside = newest.filter((fault) => !fault.unverified).slice(0, FAULTS_KEPT);
  return newest.filter((fault) => inside.includes(fault) || outside.includes(fault));
}
