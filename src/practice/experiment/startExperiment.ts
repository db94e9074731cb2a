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

/** Chance to see a difference where there is none, over the whole experiment. */
const ALPHA = 0.05;

function planOf(practice: Practice, request: ExperimentRequest, experiment: string): Plan {
  return { ...request, experiment, alpha: ALPHA, startedAt: practice.now() };
}

async function add(practice: Practice, activity: Activity, settings: ActivitySettings): Promise<void> {
  const won = await practice.store.activities.revise(activity.id, settings, activity.title, activity.points);
  if (!won) throw new TrellisError('conflict', 'activity revised meanwhile');
}

/** The settings of the second arm. @throws TrellisError `experiment_running`, `bad_request` for a variation that changes nothing */
function variedSettings(
  practice: Practice,
  activity: Activity,
  { variation: { setting, value } }: ExperimentRequest,
): ActivitySettings {
  if (runningTrial(activity)) throw new TrellisError('experiment_running', activity.id);
  const variant = newestRevision(activity) + 1;
  const asked: ActivityRequest = { ...requestFrom(activity), [setting]: value };
  const varied = settingsFrom(practice, asked, variant);
  if (isDeepStrictEqual(varied, settingsFrom(practice, requestFrom(activity), variant)))
    throw new TrellisError('bad_request', `${activity.id}: both arms would be the same`);
  return varied;
}

/**
 * Whether an experiment could begin, before one of several activities has begun it.
 * @throws TrellisError `experiment_running`, `bad_request`
 */
export function mayStart(practice: Practice, activity: Activity, request: ExperimentRequest): void {
  variedSettings(practice, activity, request);
}

/**
 * Begins to compare the activity as it is with a variation of one setting. Both arms become revisions of the settings, so
 * that events name theirs and replay as they were; who is in which arm follows from a hash. The arm without the
 * variation comes last: before it stands, nothing has begun. `experiment` is the id, shared by several activities that are
 * read together.
 * @throws TrellisError `experiment_running`, `bad_request` for a variation that changes nothing, `conflict`
 */
export async function startExperiment(
  practice: Practice,
  activity: Activity,
  request: ExperimentRequest,
  experiment: string = practice.newId(),
): Promise<void> {
  const varied = variedSettings(practice, activity, request);
  const base = currentSettings(activity);
  const variant = varied.revision;
  const plan = planOf(practice, request, experiment);
  const about: Omit<Trial, 'arm'> = { activity: activity.id, plan, base: base.revision, variant };
  await add(practice, activity, { ...varied, trial: { ...about, arm: 'b' } });
  const { concluded: _before, ...kept } = base;
  await add(practice, activity, { ...kept, revision: variant + 1, trial: { ...about, arm: 'a' } });
}
