import type { Link } from '../store/port/links.ts';
import { learnerId } from './derivedId.ts';

/** What a gradebook column shows of one user; the score is null where it shows none. */
export interface ColumnResult {
  readonly sub: string;
  readonly score: number | null;
  /** Null where the platform does not say; then it is the column's. */
  readonly maximum: number | null;
}

/**
 * Reads a link's gradebook column.
 * @throws TrellisError with the reason where it cannot be read; `retryAfterMs` among its params where the platform asks
 * for a pause, in milliseconds
 */
export type ResultsService = (link: Link) => Promise<readonly ColumnResult[]>;

/** Shares, 0 to 1, by learner of one column; `points` is its maximum where the platform does not say. */
export function columnShares(
  link: Link,
  results: readonly ColumnResult[],
  points: number,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { sub, score, maximum } of results) {
    const most = maximum ?? points;
    if (score !== null && most > 0) shares.set(learnerId(link.tenant, sub), score / most);
  }
  return shares;
}
