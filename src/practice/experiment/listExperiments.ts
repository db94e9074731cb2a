import type { ExperimentView } from '../../api/experiment.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Practice } from '../practice.ts';
import { concludedOf, newestTrial } from './arm.ts';

/** An activity as an operator finds it, with its newest experiment. */
export interface ListedExperiment {
  readonly activity: string;
  readonly title: string;
  /** Title of the course, where the platform tells one. */
  readonly course: string | null;
  /** Null where there was none. */
  readonly newest: Pick<ExperimentView, 'id' | 'variation' | 'measure' | 'startedAt' | 'concluded'> | null;
}

function newestOf(activity: Activity): ListedExperiment['newest'] {
  const plan = newestTrial(activity)?.plan;
  if (plan === undefined) return null;
  const { experiment, variation, measure, startedAt } = plan;
  return { id: experiment, variation, measure, startedAt, concluded: concludedOf(activity, experiment) };
}

/** All activities that learners may have come to, oldest first: what an experiment can be begun in, by the id it takes. */
export async function listExperiments({
  store,
}: Pick<Practice, 'store'>): Promise<readonly ListedExperiment[]> {
  const placed = (await store.activities.all()).filter(({ context }) => context !== null);
  return Promise.all(
    placed.map(async (activity) => {
      const links = await store.links.ofActivity(activity.id);
      const course = links.find(({ courseTitle }) => courseTitle !== null)?.courseTitle ?? null;
      return { activity: activity.id, title: activity.title, course, newest: newestOf(activity) };
    }),
  );
}
