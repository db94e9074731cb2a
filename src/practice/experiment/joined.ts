import { TrellisError } from '../../errors.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Practice } from '../practice.ts';
import { newestTrial } from './arm.ts';

/**
 * The activities with all others that share their newest experiment: it is read and ended as a whole, whichever of them is
 * named.
 * @throws TrellisError `not_found` without an experiment; `bad_request` when they do not share one
 */
export async function joined(
  { store }: Pick<Practice, 'store'>,
  activities: readonly Activity[],
): Promise<readonly Activity[]> {
  const plans = activities.map((activity) => {
    const plan = newestTrial(activity)?.plan;
    if (plan === undefined) throw new TrellisError('not_found', `there was no experiment in ${activity.id}`);
    return plan;
  });
  const experiments = new Set(plans.map(({ experiment }) => experiment));
  if (experiments.size > 1)
    throw new TrellisError(
      'bad_request',
      'these activities do not share one experiment: ask for each by itself',
    );
  const named = new Set(activities.map(({ id }) => id));
  const others = [...new Set(plans.flatMap((plan) => plan.activities ?? []))].filter((id) => !named.has(id));
  const found = await Promise.all(others.map((id) => store.activities.get(id)));
  return [...activities, ...found.flatMap((one) => one ?? [])];
}
