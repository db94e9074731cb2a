import type { HeldKind } from '../../api/privacy.ts';
import { MINUTE_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import type { Erasure, Tombstone } from '../../store/port/erasures.ts';
import type { Learner } from '../../store/port/learners.ts';
import type { HeldCount } from '../../store/port/people.ts';
import type { Practice } from '../practice.ts';
import type { RecentStates } from '../recentStates.ts';
import { personOf } from './person.ts';

/**
 * How long after everything was removed the last look comes, in milliseconds (2 min): by then no request of before is
 * under way, and no worker holds a lease (60 s) on what it was about to write.
 */
export const LAST_LOOK_MS = 2 * MINUTE_MS;

/** What erasing takes; `recent` is what this process holds in memory of learners at work. */
export type Eraser = Pick<Practice, 'store' | 'now' | 'newId'> & {
  readonly recent: Pick<RecentStates, 'forget'>;
};

/** What the class was told of the learner, without them. Test users were in no total. */
async function tombstonesOf({ store }: Eraser, learner: Learner, erasure: Erasure): Promise<Tombstone[]> {
  const activities = await store.people.activitiesOf(learner.id);
  const rows = await Promise.all(activities.map((activity) => store.summaries.get(activity, learner.id)));
  return rows.flatMap((row) =>
    row === null || row.test
      ? []
      : { erasure: erasure.id, activity: row.activity, answered: row.answered, at: erasure.startedAt },
  );
}

function added(a: HeldCount, b: HeldCount): HeldCount {
  const kinds = [...new Set([...Object.keys(a), ...Object.keys(b)])] as HeldKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]));
}

/** Removes everything for the first time; what is not done when it is interrupted is done when it is run again. */
async function firstLook(eraser: Eraser, erasure: Erasure): Promise<Erasure> {
  const { store, now } = eraser;
  const learner =
    erasure.learner === null ? null : await store.people.withdraw(erasure.learner, erasure.startedAt);
  if (learner === null) return erasure;
  await store.erasures.bury(await tombstonesOf(eraser, learner, erasure));
  const removed = added(erasure.removed, await store.people.remove(personOf(learner)));
  const looked = { ...erasure, lookedAt: now(), removed };
  await store.erasures.note(looked);
  return looked;
}

/** Removes what was under way at the first look, then the record that says who it was. */
async function lastLook({ store, now }: Eraser, erasure: Erasure): Promise<Erasure> {
  const learner = erasure.learner === null ? null : await store.learners.get(erasure.learner);
  let { removed } = erasure;
  // Whoever came back after the record was dropped is somebody new and keeps what is theirs.
  if (learner?.erasing === erasure.startedAt) {
    removed = added(removed, await store.people.remove(personOf(learner)));
    if (await store.people.drop(learner.id, erasure.startedAt)) removed = added(removed, { profile: 1 });
  }
  const over = { ...erasure, removed, learner: null, finishedAt: now() };
  await store.erasures.note(over);
  return over;
}

async function goOn(eraser: Eraser, erasure: Erasure): Promise<Erasure> {
  // At either look: a request under way at the first one may have held its state after it.
  if (erasure.learner !== null) eraser.recent.forget(erasure.learner);
  const looked = erasure.lookedAt === null ? await firstLook(eraser, erasure) : erasure;
  const gone = looked.lookedAt === null;
  if (!gone && eraser.now() - (looked.lookedAt ?? 0) < LAST_LOOK_MS) return looked;
  return lastLook(eraser, looked);
}

/**
 * Erases a learner: everything everywhere at once, and what was under way then by a last look two minutes later, which
 * the worker or the same order again takes. Somebody who never launched, known from a roster alone, is gone at once.
 * @throws TrellisError `learner_unknown` when nothing is kept of them
 */
export async function eraseLearner(eraser: Eraser, id: string): Promise<Erasure> {
  const { store, now, newId } = eraser;
  const learner = await store.learners.get(id);
  const order = {
    id: newId(),
    tenant: learner?.tenant ?? '',
    learner: id,
    startedAt: now(),
    lookedAt: null,
    finishedAt: null,
    removed: {},
  };
  if (learner !== null) return goOn(eraser, await store.erasures.begin(order));
  const removed = await store.people.remove({ id, tenant: '', issuer: '', names: [] });
  if (Object.values(removed).every((count) => count === 0)) throw new TrellisError('learner_unknown', id);
  return { ...order, removed, learner: null, lookedAt: now(), finishedAt: now() };
}

/** Goes on with every erasure that is under way; how many are over now. */
export async function finishErasures(eraser: Eraser): Promise<number> {
  let over = 0;
  for (const erasure of await eraser.store.erasures.underWay()) {
    if ((await goOn(eraser, erasure)).finishedAt !== null) over += 1;
  }
  return over;
}
