import type { ActivitySettings } from '../../../learning/settings.ts';
import type { Activity } from '../activities.ts';

/** The activity with one more revision; null when the revision is not the one that comes next. */
export function revisedActivity(
  known: Activity,
  settings: ActivitySettings,
  title: string,
  points: number,
): Activity | null {
  const newest = known.revisions.at(-1)?.revision ?? 0;
  if (settings.revision !== newest + 1) return null;
  return { ...known, title, points, revisions: [...known.revisions, settings] };
}
