import { TrellisError } from '../../errors.ts';
import type { Arm, Trial } from '../../learning/experiment/plan.ts';
import type { Activity } from '../../store/port/activities.ts';
import { newestRevision, revisionOf } from '../activitySettings.ts';
import type { Practice } from '../practice.ts';
import { runningTrial } from './arm.ts';

/** The experiment that runs in the activity. @throws TrellisError `not_found` when none does */
export function mustRun(activity: Activity): Trial {
  const trial = runningTrial(activity);
  if (!trial) throw new TrellisError('not_found', `no experiment runs in ${activity.id}`);
  return trial;
}

/**
 * Ends the experiment: from now on everybody goes on with the arm that is kept. What was learned and graded stays.
 * @throws TrellisError `not_found` when none runs, `conflict`
 */
export async function closeExperiment(
  practice: Pick<Practice, 'store' | 'now'>,
  activity: Activity,
  kept: Arm,
): Promise<void> {
  const trial = mustRun(activity);
  const { trial: _over, ...settings } = revisionOf(activity, kept === 'b' ? trial.variant : trial.base);
  const next = {
    ...settings,
    revision: newestRevision(activity) + 1,
    concluded: { experiment: trial.plan.experiment, kept, at: practice.now() },
  };
  const won = await practice.store.activities.revise(activity.id, next, activity.title, activity.points);
  if (!won) throw new TrellisError('conflict', 'activity revised meanwhile');
}
