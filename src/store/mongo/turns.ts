import { gradeKey } from '../port/grades.ts';
import { linkOfLearner } from '../port/rules/linkOfLearner.ts';
import { READ_FROM_HELD, sinceHeld } from '../port/rules/sinceHeld.ts';
import type { Store } from '../port/store.ts';
import type { HeldState, LoadedTurn, TurnStore } from '../port/turns.ts';

type Parts = Pick<Store, 'learners' | 'activities' | 'links' | 'grades' | 'snapshots' | 'log'>;

/** The one read of a practice request: what does not depend on each other is read in parallel. */
export function mongoTurns(store: Parts): TurnStore {
  return {
    load: async (of, held) => {
      const [record, link, grade] = await Promise.all([
        recordOf(store, of.learner, of.activity, held),
        store.links.get(of.link),
        store.grades.get(gradeKey(of.link, of.learner)),
      ]);
      return record && link && { link, grade, ...record };
    },
    loadLearner: async (learner, activity) => {
      const [record, seen] = await Promise.all([
        recordOf(store, learner, activity),
        seenThrough(store, learner, activity),
      ]);
      return record && seen && { ...seen, ...record };
    },
  };
}

/** The learner's own grade rows alone are read, each by its key: an activity has few links and may have a large class. */
async function seenThrough(store: Parts, learner: string, activity: string) {
  const links = await store.links.ofActivity(activity);
  const grades = await Promise.all(links.map(({ id }) => store.grades.get(gradeKey(id, learner))));
  return linkOfLearner(
    links,
    grades.filter((grade) => grade !== null),
  );
}

/**
 * Learner, activity and the learner's log in the pack that the activity is made of now. The snapshot is read before the
 * events: one saved in between can only be newer than the one the events follow, so there is no gap.
 */
async function recordOf(
  store: Parts,
  learnerId: string,
  activityId: string,
  held?: HeldState,
): Promise<Pick<LoadedTurn, 'learner' | 'activity' | 'snapshot' | 'events'> | null> {
  const [learner, activity] = await Promise.all([
    store.learners.get(learnerId),
    store.activities.get(activityId),
  ]);
  const pack = activity?.revisions.at(-1)?.pack;
  if (learner === null || activity === null || pack === undefined) return null;
  const since = held?.snapshot.pack === pack ? await readSince(store, learnerId, pack, held) : null;
  if (since !== null) return { learner, activity, ...since };
  const snapshot = await store.snapshots.load(learnerId, pack);
  const events = await store.log.after(learnerId, pack, snapshot?.state.sequence ?? 0);
  return { learner, activity, snapshot, events };
}

async function readSince(store: Parts, learner: string, pack: string, held: HeldState) {
  const { sequence } = held.snapshot.state;
  return sinceHeld(held, await store.log.after(learner, pack, sequence - 1, READ_FROM_HELD));
}
