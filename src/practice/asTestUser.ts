import type { Ground } from './commit.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/**
 * How something that others write about a learner is written: that of a platform's test user is in no count and goes to no
 * gradebook, as what they do themselves.
 */
export async function asTestUser(
  { store }: Pick<Practice, 'store'>,
  activity: string,
  learner: string,
): Promise<Pick<Ground<Situation>, 'preview' | 'test'>> {
  const test = (await store.summaries.get(activity, learner))?.test === true;
  return { preview: test, test };
}
