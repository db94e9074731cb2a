import type { ClassExperiment, ExperimentView } from '../../api/experiment.ts';
import { type ArmData, compareArms } from '../../learning/experiment/compare.ts';
import type { Arm } from '../../learning/experiment/plan.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { SummaryRow } from '../../store/port/summaries.ts';
import { requestOf, revisionOf } from '../activitySettings.ts';
import { peopleOf } from '../class/people.ts';
import type { Practice } from '../practice.ts';
import { concludedOf, newestTrial } from './arm.ts';

/** What an arm has shown. Who is in several of the activities is one learner, with the mean of the numbers that stand. */
function dataOf(rows: readonly SummaryRow[], experiment: string, arm: Arm): ArmData {
  const byLearner = new Map<string, readonly number[]>();
  for (const { learner, trial, test } of rows) {
    if (!trial || test || trial.experiment !== experiment || trial.arm !== arm) continue;
    const stand = trial.outcome === null ? [] : [trial.outcome];
    byLearner.set(learner, [...(byLearner.get(learner) ?? []), ...stand]);
  }
  const outcomes = [...byLearner.values()].filter((stand) => stand.length > 0).map(mean);
  return { began: byLearner.size, outcomes };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The newest experiment of the first of these activities, over the learners of all of them; null when there is none. */
export async function viewExperiment(
  practice: Pick<Practice, 'store'>,
  activities: readonly Activity[],
): Promise<ExperimentView | null> {
  const [activity] = activities;
  const trial = activity && newestTrial(activity);
  if (!activity || !trial) return null;
  const rows = await Promise.all(activities.map(({ id }) => practice.store.summaries.ofActivity(id)));
  const { plan } = trial;
  const { experiment, variation, activities: joined = [activity.id], ...fixed } = plan;
  const arm = (name: Arm) => dataOf(rows.flat(), experiment, name);
  const { effect, ...compared } = compareArms(plan, { a: arm('a'), b: arm('b') });
  return {
    ...fixed,
    ...compared,
    id: experiment,
    activities: joined.length,
    variation,
    was: requestOf(activity, revisionOf(activity, trial.base))[variation.setting],
    effectSeen: effect,
    concluded: concludedOf(activity, experiment),
  };
}

/** The experiment as the instructor's page shows it. */
export async function classExperiment(practice: Practice, activity: Activity): Promise<ClassExperiment> {
  const [newest, { people }] = await Promise.all([
    viewExperiment(practice, [activity]),
    peopleOf(practice, activity.id),
  ]);
  return { newest, learners: people.length };
}
