import type { ActivitySettings } from './settings.ts';

/** What a learner has chosen about reviews; it holds in every activity. Absent and null are as nothing chosen. */
export interface Preferences {
  /** Recall at which reviews come, 0.7 to 0.97; null follows the activity. */
  readonly retention?: number | null;
  /** Most reviews a day in one pack, 1 to 200. */
  readonly reviewsPerDay?: number;
}

/** Recall at which reviews come where nobody chose another: 0.9, the usual of spaced repetition (Ye, Su & Cao 2022). */
export const DEFAULT_RETENTION = 0.9;

/** Reviews a day of a learner who chose nothing: about ten minutes of short questions. */
export const DEFAULT_REVIEWS_PER_DAY = 20;

/** Recall, 0 to 1, at which something is due for this learner here: the learner's own choice comes first. */
export function retentionFor(
  settings: Pick<ActivitySettings, 'retention'>,
  preferences: Preferences = {},
): number {
  return preferences.retention ?? settings.retention ?? DEFAULT_RETENTION;
}

/** The choices that differ from what is usual, so that only they need be kept; undefined where none does. */
export function chosenPreferences({ retention = null, reviewsPerDay }: Preferences): Preferences | undefined {
  const chosen: Preferences = {
    ...(retention === null ? {} : { retention }),
    ...(reviewsPerDay === undefined || reviewsPerDay === DEFAULT_REVIEWS_PER_DAY ? {} : { reviewsPerDay }),
  };
  return Object.keys(chosen).length === 0 ? undefined : chosen;
}
