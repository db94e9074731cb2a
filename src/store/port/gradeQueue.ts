import type { GradeRow, GradeStatus } from './grades.ts';

/** Grades that have not arrived, counted. */
export interface QueueCount {
  readonly tenant: string;
  readonly status: GradeStatus;
  readonly reason: string | null;
  readonly count: number;
}

/** Grades of a tenant that stand in a gradebook otherwise than decided here, counted. */
export interface DifferingCount {
  readonly tenant: string;
  readonly count: number;
}

/** The grades that are not in a gradebook, across activities: what an operator watches. `tenants` null means all. */
export interface GradeQueueStore {
  /**
   * "Send again": parked and retrying rows are due at once, of one key or of all these tenants; how many. A superseded
   * one stays as it is: whether ours replaces it is for a teacher to decide. Atomic for each row.
   */
  again(tenants: readonly string[] | null, key: string | null, now: number): Promise<number>;
  /** Rows that are not sent, by key, those after `after` (null: from the first); at most `limit`. */
  page(tenants: readonly string[] | null, after: string | null, limit: number): Promise<readonly GradeRow[]>;
  /** How many rows of each tenant are not sent, by status and reason. */
  count(tenants: readonly string[] | null): Promise<readonly QueueCount[]>;
  /** How many rows of each tenant the gradebook was seen to show otherwise (`GradeDelivery.differs`). */
  differing(tenants: readonly string[] | null): Promise<readonly DifferingCount[]>;
}
