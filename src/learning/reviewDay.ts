import { DAY_MS, MINUTE_MS } from '../duration.ts';

/** Reviews shown on the learner's day that is counted. */
export interface ReviewDay {
  /** Minutes the learner's clock is ahead of UTC, as last told. */
  readonly zone: number;
  /** Days since the epoch by that clock; 0 before the first review. */
  readonly day: number;
  readonly count: number;
}

/** Before the first review; the clock is taken for UTC until a page tells. */
export const NO_REVIEWS: ReviewDay = { zone: 0, day: 0, count: 0 };

function dayOf(zone: number, at: number): number {
  return Math.floor((at + zone * MINUTE_MS) / DAY_MS);
}

/** The count with the learner's clock as a page told it; `zone` in minutes ahead of UTC, absent where not told. */
export function inZone(reviews: ReviewDay, zone: number | undefined): ReviewDay {
  return zone === undefined || zone === reviews.zone ? reviews : { ...reviews, zone };
}

/**
 * The count after one more review was shown at `at`. A day that began stays the day while the clock is behind it, so
 * that travelling west does not begin it twice.
 */
export function countReview(reviews: ReviewDay, at: number): ReviewDay {
  const day = dayOf(reviews.zone, at);
  if (day > reviews.day) return { ...reviews, day, count: 1 };
  return { ...reviews, count: reviews.count + 1 };
}

/** How many reviews may still come today, of so many a day. */
export function reviewsLeft(reviews: ReviewDay, now: number, perDay: number): number {
  const today = dayOf(reviews.zone, now) > reviews.day ? 0 : reviews.count;
  return Math.max(0, perDay - today);
}
