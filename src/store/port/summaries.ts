import type { Arm } from '../../learning/experiment/plan.ts';
import type { Level } from '../../learning/level.ts';

/** What the class pages show of one learner in one activity, as of an event. Bounded in size. */
export interface SummaryRow {
  readonly activity: string;
  readonly learner: string;
  readonly tenant: string;
  readonly sequence: number;
  /** Level that counts, by skill; skills not started are left out. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly answered: number;
  readonly rightFirst: number;
  readonly activeMs: number;
  /** Milliseconds since the epoch; null for somebody who has not come, of whom only levels set by hand are known. */
  readonly lastSeen: number | null;
  /** 0 to 1; null before the first graded answer. */
  readonly grade: number | null;
  /** Skills practised long without growth, with the number of answers. */
  readonly stuck: readonly { readonly skill: string; readonly answers: number }[];
  readonly nextSkill: string | null;
  /** Prerequisite outside or inside the activity that holds the learner back, if one does. */
  readonly missing: string | null;
  /** Most frequent misconceptions with one example answer each (event id). */
  readonly misconceptions: readonly { readonly id: string; readonly count: number; readonly event: string }[];
  /** Share of rapid or hint-clicked answers among the last ones, 0 to 1. */
  readonly gaming: number;
  /** The newest experiment the learner is in, their arm, and their number once it stands; absent for none. */
  readonly trial?: {
    readonly experiment: string;
    readonly arm: Arm;
    readonly outcome: number | null;
  };
  /** The row of a platform's test user: shown apart, in no statistics. */
  readonly test?: true;
}

/** One row per learner and activity for the class pages. */
export interface SummaryStore {
  /** Keeps the row with the highest sequence. Atomic. */
  put(row: SummaryRow): Promise<void>;
  get(activity: string, learner: string): Promise<SummaryRow | null>;
  ofActivity(activity: string): Promise<readonly SummaryRow[]>;
}
