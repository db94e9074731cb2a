import type { AgsClaim } from '../../lti/launchMessage.ts';

/** How reading the gradebook column of a link back goes. Times in milliseconds since the epoch. */
export interface ColumnReading {
  /** When it is to be read next. */
  readonly next: number;
  /** When it was last read; null before. */
  readonly readAt: number | null;
  /** Error code of the catalogue that says why the last reading failed; null when it did not. */
  readonly failed: string | null;
}

/** A resource link of a platform and what it opens. */
export interface Link {
  /** Derived from registration, deployment and resource link id. */
  readonly id: string;
  readonly tenant: string;
  readonly registration: string;
  readonly deployment: string;
  readonly resourceLink: string;
  /** Key of the course, see `Activity.context`. */
  readonly context: string;
  /** Null until an instructor has chosen. */
  readonly activity: string | null;
  /** Activity that the link's custom parameters named last, which may be the one this one was copied from. */
  readonly reference?: string;
  readonly title: string | null;
  readonly courseTitle: string | null;
  readonly ags: AgsClaim | null;
  readonly membershipsUrl: string | null;
  /** Absent until its gradebook column was first to be read. */
  readonly reading?: ColumnReading;
  readonly updatedAt: number;
}

/** Resource links: what a platform's link opens, and through which services its grades and names go. */
export interface LinkStore {
  /**
   * Creates the link or brings services and titles up to date. The activity is set only where there was none.
   * A service claim that is null keeps the known one; `updatedAt` alone is kept to the minute. Returns the link as it then
   * stands. Atomic.
   */
  note(link: Link): Promise<Link>;
  /** Keeps a line item found or created for the link. */
  setLineItem(id: string, lineItem: string): Promise<void>;
  /** Gives a link its activity if it has none; false when it has one already. Atomic: one of parallel callers wins. */
  bind(id: string, activity: string): Promise<boolean>;
  /** Gives a link another activity than the one it has; false when it no longer has that one. Atomic. */
  rebind(id: string, from: string, to: string): Promise<boolean>;
  /**
   * Links with a gradebook column that is to be read by `now`, those that wait longest first. From now on they are to be
   * read at `next`, so that one caller gets each.
   */
  claimColumns(now: number, next: number, limit: number): Promise<readonly Link[]>;
  /** No column of the platform is read before `until`: of those due sooner, and of the claimed ones `left` unread. */
  restColumns(registration: string, until: number, left: readonly string[]): Promise<void>;
  /** Keeps how reading the link's column went. */
  noteReading(id: string, reading: ColumnReading): Promise<void>;
  get(id: string): Promise<Link | null>;
  /** All links of an activity. */
  ofActivity(activity: string): Promise<readonly Link[]>;
  /** All links of a course. */
  ofContext(context: string): Promise<readonly Link[]>;
}
