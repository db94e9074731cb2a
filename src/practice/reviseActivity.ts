import { isDeepStrictEqual } from 'node:util';
import type { ActivityRequest } from '../api/activity.ts';
import { TrellisError } from '../errors.ts';
import type { ActivitySettings } from '../learning/settings.ts';
import type { Activity } from '../store/port/activities.ts';
import { currentSettings, newestRevision, settingsFrom } from './activitySettings.ts';
import { runningTrial } from './experiment/arm.ts';
import type { Practice } from './practice.ts';
import { wantMissingGrades } from './wantMissingGrades.ts';

/**
 * Adds a revision of an activity's settings, which is returned; null where nothing differs. Events so far keep the revision
 * they were judged by. The pack stays: another one would be another activity.
 * @throws TrellisError `conflict` when somebody else changed it at the same moment; `bad_request` for another pack;
 * `experiment_running` while an experiment compares them; `skill_unknown`
 */
export async function addRevision(
  practice: Pick<Practice, 'store' | 'packs'>,
  activity: Activity,
  request: ActivityRequest,
): Promise<ActivitySettings | null> {
  const now = currentSettings(activity);
  if (request.pack !== now.pack) throw new TrellisError('bad_request', 'the pack of an activity stays');
  if (runningTrial(activity)) throw new TrellisError('experiment_running', activity.id);
  const next = settingsFrom(practice, request, newestRevision(activity) + 1);
  const { concluded: _then, ...settings } = now;
  const same = isDeepStrictEqual({ ...next, revision: now.revision }, settings);
  if (same && request.title === activity.title && request.points === activity.points) return null;
  const won = await practice.store.activities.revise(activity.id, next, request.title, request.points);
  if (!won) throw new TrellisError('conflict', 'activity revised meanwhile');
  return next;
}

/**
 * `addRevision` as an instructor asks for it: grades earned before the activity had points go to the gradebook now. A form
 * sent as it stood changes nothing.
 * @throws TrellisError as `addRevision`
 */
export async function reviseActivity(
  practice: Practice,
  activity: Activity,
  request: ActivityRequest,
): Promise<void> {
  const next = await addRevision(practice, activity, request);
  if (next === null || activity.points > 0) return;
  const graded = { ...activity, points: request.points, revisions: [...activity.revisions, next] };
  if ((await wantMissingGrades(practice, graded, null)) > 0) practice.nudge('grades');
}
