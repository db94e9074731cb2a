import { isDeepStrictEqual } from 'node:util';
import type { ActivityRequest } from '../../api/activity.ts';
import type { ExperimentRequest } from '../../api/experiment.ts';
import { TrellisError } from '../../errors.ts';
import type { Plan, Trial } from '../../learning/experiment/plan.ts';
import type { ActivitySettings } from '../../learning/settings.ts';
import type { Activity } from '../../store/port/activities.ts';
import { currentSettings, newestRevision, requestFrom, settingsFrom } from '../activitySettings.ts';
import type { Practice } from '../practice.ts';
import { runningTrial } from './arm.ts';

/** What beginning an experiment needs: the published packs, and no other service. */
export type Beginning = Pick<Practice, 'store' | 'packs' | 'now' | 'newId'>;

/** Chance to see a difference where there is none, over the whole experiment. */
const ALPHA = 0.05;

/** The settings of the second arm. @throws TrellisError `experiment_running`, `bad_request` for a variation that changes nothing */
function variedSettings(
  practice: Beginning,
  activity: Activity,
  { variation: { setting, value } }: ExperimentRequest,
): ActivitySettings {
  if (runningTrial(activity))
    throw new TrellisError('experiment_running', `one runs in ${activity.id}: close it first`);
  const variant = newestRevision(activity) + 1;
  const asked: ActivityRequest = { ...requestFrom(activity), [setting]: value };
  const varied = settingsFrom(practice, asked, variant);
  if (isDeepStrictEqual(varied, settingsFrom(practice, requestFrom(activity), variant)))
    throw new TrellisError('bad_request', `${activity.id}: both arms would be the same`);
  return varied;
}

/** @throws TrellisError `bad_request` where the first arm would not be the same in all of the activities */
function mustAgree(activities: readonly Activity[], { variation: { setting } }: ExperimentRequest): void {
  const stands = activities.map((activity) => requestFrom(activity)[setting]);
  const other = activities.find((_, at) => stands[at] !== stands[0]);
  if (other === undefined) return;
  const words = activities.map(({ id }, at) => `${stands[at]} in ${id}`).join(', ');
  throw new TrellisError('bad_request', `${setting} is ${words}: the first group would not be one`);
}

async function add(practice: Beginning, activity: Activity, settings: ActivitySettings): Promise<void> {
  const won = await practice.store.activities.revise(activity.id, settings, activity.title, activity.points);
  if (!won) throw new TrellisError('conflict', 'activity revised meanwhile');
}

/** The arm without the variation comes last: before it stands, nothing has begun. */
async function begin(practice: Beginning, activity: Activity, plan: Plan, varied: ActivitySettings) {
  const base = currentSettings(activity);
  const variant = varied.revision;
  const about: Omit<Trial, 'arm'> = { activity: activity.id, plan, base: base.revision, variant };
  await add(practice, activity, { ...varied, trial: { ...about, arm: 'b' } });
  const { concluded: _before, ...kept } = base;
  await add(practice, activity, { ...kept, revision: variant + 1, trial: { ...about, arm: 'a' } });
}

/** The settings of the second arm in each of the activities. @throws TrellisError as `startExperiment`, but `conflict` */
function variedIn(practice: Beginning, activities: readonly Activity[], request: ExperimentRequest) {
  const varied = activities.map(
    (activity) => [activity, variedSettings(practice, activity, request)] as const,
  );
  mustAgree(activities, request);
  return varied;
}

/** Refuses what `startExperiment` would refuse, before anything is done. @throws TrellisError as `startExperiment` */
export function mayStart(
  practice: Beginning,
  activities: readonly Activity[],
  request: ExperimentRequest,
): void {
  variedIn(practice, activities, request);
}

/**
 * Begins to compare activities as they are with a variation of one setting. Both arms become revisions of the settings, so
 * that events name theirs and replay as they were; who is in which arm follows from a hash. Several activities are read
 * together; where it cannot begin in one of them it begins in none.
 * @throws TrellisError `experiment_running`; `bad_request` for a variation that changes nothing, and for activities that
 * differ in the setting; `conflict`
 */
export async function startExperiment(
  practice: Beginning,
  activities: readonly Activity[],
  request: ExperimentRequest,
): Promise<void> {
  const ids = activities.map(({ id }) => id);
  const plan: Plan = {
    ...request,
    experiment: practice.newId(),
    alpha: ALPHA,
    startedAt: practice.now(),
    ...(ids.length > 1 ? { activities: ids } : {}),
  };
  for (const [activity, settings] of variedIn(practice, activities, request))
    await begin(practice, activity, plan, settings);
}
