/** One kind of failure at a platform, as often as it happened. */
export interface HealthFault {
  /** Error code of the catalogue. */
  readonly code: string;
  readonly count: number;
  readonly lastAt: number;
  /** Request id of the last one: names it in the log. */
  readonly reference: string;
  /** It happened before a signature of the platform had been verified: anybody can make it happen. Absent: after. */
  readonly unverified?: true;
}

/** How a deployment fares; `deployment` is null for what happened before it was known. Times in ms since the epoch. */
export interface Health {
  readonly registration: string;
  readonly deployment: string | null;
  readonly lastLaunchAt: number | null;
  readonly lastGradeAt: number | null;
  /** The kinds that happened last, newest first; those unverified are kept apart and drive no other out. */
  readonly faults: readonly HealthFault[];
}

/** How many kinds of failure are remembered of a deployment, verified ones and others each. */
export const FAULTS_KEPT = 10;

/** How platforms fare, by deployment. Figures for people: losing one harms nobody. */
export interface HealthStore {
  /** Adds what was observed to what is known: later times win, counts add up. Atomic for each deployment. */
  note(observed: readonly Health[]): Promise<void>;
  /** Of all deployments, or of one registration's. */
  list(registration: string | null): Promise<readonly Health[]>;
}
