import { TrellisError } from '../../errors.ts';
import type { Activity } from '../../store/port/activities.ts';
import { requestFrom, requestOf, revisionOf } from '../activitySettings.ts';
import type { Practice } from '../practice.ts';
import { addRevision } from '../reviseActivity.ts';
import { concludedOf, newestTrial, runningTrial } from './arm.ts';

/** The way that was kept, and the activities it was brought to. */
export interface Scaled {
  readonly setting: string;
  readonly value: string | number | boolean;
  /** Ids of those that have it from now on, and of those that had it before. */
  readonly changed: readonly string[];
  readonly same: readonly string[];
}

/** The setting and the value that the newest experiment ended with. @throws TrellisError `not_found` when none is over */
function keptBy(activity: Activity): Pick<Scaled, 'setting' | 'value'> {
  const trial = newestTrial(activity);
  const ended = trial && concludedOf(activity, trial.plan.experiment);
  if (!trial || !ended)
    throw new TrellisError('not_found', `no experiment is over in ${activity.id}: close it first`);
  const { setting } = trial.plan.variation;
  const arm = revisionOf(activity, ended.kept === 'b' ? trial.variant : trial.base);
  return { setting, value: requestOf(activity, arm)[setting] };
}

/**
 * What would be brought to these activities, before anything is done.
 * @throws TrellisError `not_found` when no experiment is over; `experiment_running` where one of them has its own
 */
export function mayScale(from: Activity, to: readonly Activity[]): Pick<Scaled, 'setting' | 'value'> {
  const kept = keptBy(from);
  const busy = to.find(runningTrial);
  if (busy) throw new TrellisError('experiment_running', `one runs in ${busy.id}: close it first`);
  return kept;
}

/**
 * Brings the way that an experiment ended with to other activities, as a revision of their settings: all else stays there
 * as it is. Where one of them has an experiment of its own none is changed.
 * @throws TrellisError as `mayScale`, and as `addRevision`
 */
export async function scaleKept(
  practice: Pick<Practice, 'store' | 'packs'>,
  from: Activity,
  to: readonly Activity[],
): Promise<Scaled> {
  const kept = mayScale(from, to);
  const [changed, same]: [string[], string[]] = [[], []];
  for (const activity of to) {
    const request = { ...requestFrom(activity), [kept.setting]: kept.value };
    const next = await addRevision(practice, activity, request);
    (next === null ? same : changed).push(activity.id);
  }
  return { ...kept, changed, same };
}
