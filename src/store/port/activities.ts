import type { OutsideRule } from '../../learning/outside.ts';
import type { ActivitySettings } from '../../learning/settings.ts';

/** Where an activity came from: a copied course, or the same link in the term before. */
interface ActivityOrigin {
  /** Id of the activity it was made from; null when that is kept elsewhere and only its signed settings came along. */
  readonly activity: string | null;
  readonly reason: 'copy' | 'separated';
  /** Title of the course it was in, where the platform tells. */
  readonly course: string | null;
  readonly at: number;
}

/** A pack's skills placed in a course. */
export interface Activity {
  readonly id: string;
  readonly tenant: string;
  /** Course it belongs to (registration, deployment and context in one key); null until its first launch there. */
  readonly context: string | null;
  readonly title: string;
  /** Points of the gradebook column; 0 for none. */
  readonly points: number;
  /** Every revision of the settings, oldest first; events name the one they were judged by. */
  readonly revisions: readonly ActivitySettings[];
  /** Which statements of other tools are evidence of its skills; left out where none are. */
  readonly outside?: readonly OutsideRule[];
  /** Left out for one that an instructor chose here. */
  readonly origin?: ActivityOrigin;
  readonly createdAt: number;
}

/** Activities of all courses. */
export interface ActivityStore {
  /** Stores a new activity; the same id again changes nothing. */
  create(activity: Activity): Promise<void>;
  /** Adds a revision whose number is one above the newest; false when another came first. Title and points follow. */
  revise(id: string, settings: ActivitySettings, title: string, points: number): Promise<boolean>;
  /** Gives an activity its course if it has none; returns the activity as it then stands. */
  claimContext(id: string, context: string): Promise<Activity | null>;
  /** Says which statements are evidence, in place of what was said before; none takes it back. False when it is gone. */
  setOutside(id: string, rules: readonly OutsideRule[]): Promise<boolean>;
  get(id: string): Promise<Activity | null>;
  /** Those of all tenants, oldest first: for an operator's list, never for a page. */
  all(): Promise<readonly Activity[]>;
  /** Activities of a tenant for which statements of other tools are evidence. */
  withOutside(tenant: string): Promise<readonly Activity[]>;
}
