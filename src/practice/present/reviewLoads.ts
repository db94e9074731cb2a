import type { ReviewLoad } from '../../api/activity.ts';
import { DEFAULT_RETENTION } from '../../learning/preferences.ts';
import { loadRatio } from '../../learning/reviewLoad.ts';

/** Recall a person may choose to keep, lowest first. */
const RETENTIONS = [0.8, 0.85, 0.9, 0.93, 0.95, 0.97];

/** What each choice of recall costs in reviews, against the usual one. */
export function presentReviewLoads(): readonly ReviewLoad[] {
  return RETENTIONS.map((retention) => ({
    retention,
    times: Math.round(10 * loadRatio(retention, DEFAULT_RETENTION)) / 10,
  }));
}
