import { createHash } from 'node:crypto';
import type { Arm, Concluded, Trial } from '../../learning/experiment/plan.ts';
import type { ActivitySettings } from '../../learning/settings.ts';
import type { Activity } from '../../store/port/activities.ts';
import { currentSettings, revisionOf } from '../activitySettings.ts';

/** A number from 0 to 1 that is always the same for a learner in an experiment and in no relation to any other. */
function lot(experiment: string, learner: string): number {
  const digest = createHash('sha256')
    .update(JSON.stringify(['experiment', experiment, learner]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/** The arm a learner is in, by a hash of both; null for somebody who takes no part. */
export function armOf({ plan }: Pick<Trial, 'plan'>, learner: string): Arm | null {
  const drawn = lot(plan.experiment, learner);
  if (drawn >= plan.share) return null;
  return drawn < plan.share / 2 ? 'a' : 'b';
}

/** The experiment that runs in an activity; undefined without one. A copy of the activity takes no part in it. */
export function runningTrial(activity: Activity): Trial | undefined {
  return currentSettings(activity).trial;
}

/** The newest experiment of an activity, running or over; undefined when there was none. */
export function newestTrial(activity: Activity): Trial | undefined {
  return activity.revisions.findLast(({ trial }) => trial?.arm === 'a' && trial.activity === activity.id)
    ?.trial;
}

/** How an experiment of the activity ended; null while it runs. */
export function concludedOf(activity: Activity, experiment: string): Omit<Concluded, 'experiment'> | null {
  const ended = activity.revisions.find(({ concluded }) => concluded?.experiment === experiment)?.concluded;
  return ended ? { kept: ended.kept, at: ended.at } : null;
}

/** The settings that count for one learner now: those of their arm while an experiment runs. */
export function settingsFor(activity: Activity, learner: string): ActivitySettings {
  const current = currentSettings(activity);
  const { trial } = current;
  if (trial === undefined) return current;
  const arm = armOf(trial, learner);
  if (arm === 'a') return current;
  return revisionOf(activity, arm === 'b' ? trial.variant : trial.base);
}
