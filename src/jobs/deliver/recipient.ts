import { TrellisError } from '../../errors.ts';
import type { ClaimedGrade, GradeWant } from '../../store/port/grades.ts';
import type { Worker } from '../worker.ts';
import { type Column, lineItemOf } from './lineItem.ts';

/** Where a grade goes, and whose it is there. */
export interface Recipient extends Column {
  readonly lineItem: string;
  /** `sub` of the learner. */
  readonly userId: string;
}

/** Asks once for each key; whoever asks for it again gets the same answer, a failure too. */
function once<A, T>(keyOf: (about: A) => string, load: (about: A) => Promise<T>): (about: A) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (about) => {
    const key = keyOf(about);
    const answer = asked.get(key) ?? load(about);
    asked.set(key, answer);
    return answer;
  };
}

async function columnOf(worker: Worker, want: GradeWant): Promise<Column> {
  const { links, activities, platforms } = worker.store;
  const [link, activity] = await Promise.all([links.get(want.link), activities.get(want.activity)]);
  if (!link || !activity) throw new TrellisError('line_item_gone', 'link or activity is gone');
  const [registration, deployment] = await Promise.all([
    platforms.get(link.registration),
    platforms.deployment(link.registration, link.deployment),
  ]);
  if (registration?.status !== 'active') throw new TrellisError('registration_inactive');
  if (deployment?.status !== 'active') throw new TrellisError('deployment_disabled');
  const access = { registration, deploymentId: link.deployment, granted: link.ags?.scope ?? null };
  return { access, link, activity };
}

/**
 * Who gets these grades: what they have in common is read once, when the first of them asks, and a column that is to be
 * looked up is looked up once. The answer rejects with what keeps a grade from being sent, of a platform or of the store.
 */
export function recipientsOf(
  worker: Worker,
  rows: readonly ClaimedGrade[],
): (row: ClaimedGrade) => Promise<Recipient> {
  const keyOf = ({ link, activity }: GradeWant) => JSON.stringify([link, activity]);
  const placeOf = once(keyOf, async (want) => {
    const column = await columnOf(worker, want);
    return { ...column, lineItem: await lineItemOf(worker, column) };
  });
  const readSubs = async () => {
    const known = await worker.store.learners.many(rows.map(({ want }) => want.learner));
    return new Map(known.map(({ id, sub }) => [id, sub]));
  };
  let subs: ReturnType<typeof readSubs> | null = null;
  return async ({ want }) => {
    subs ??= readSubs();
    const userId = (await subs).get(want.learner);
    if (userId === undefined) throw new TrellisError('line_item_gone', 'the learner is gone');
    return { ...(await placeOf(want)), userId };
  };
}
