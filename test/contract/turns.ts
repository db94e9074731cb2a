import assert from 'node:assert/strict';
import { gradeKey } from '../../src/store/port/grades.ts';
import type { Store } from '../../src/store/port/store.ts';
import type { HeldState, TurnOf } from '../../src/store/port/turns.ts';
import {
  aLearner,
  aLink,
  anActivity,
  anAttempt,
  aSnapshot,
  aState,
  aWant,
  fresh,
  NOW,
  someSettings,
} from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

const QUIET = { quietMs: 0, mostMs: 0 };

export function turnsContract(opened: Opened): void {
  describe('turns', () => {
    it('loads everything one practice request needs', async () => {
      const store = opened();
      const { learner, activity, link, of } = await practising(store);
      const events = [1, 2, 3].map((sequence) => anAttempt({ learner: learner.id, sequence }));
      for (const event of events) await store.log.append({ event, effects: [] });
      const snapshot = aSnapshot({ learner: learner.id, state: aState({ sequence: 1 }) });
      await store.snapshots.save(snapshot);
      await store.grades.want(
        aWant({ link: link.id, learner: learner.id, activity: activity.id }),
        QUIET,
        NOW,
      );
      const grade = await store.grades.get(gradeKey(link.id, learner.id));
      assert.notEqual(grade, null);
      const rest = { learner, activity, link, snapshot, events: events.slice(1), grade };
      assert.deepEqual(await store.turns.load(of), rest);
      assert.deepEqual(await store.turns.loadLearner(learner.id, activity.id), rest);
    });

    it('loads a learner who has done nothing yet', async () => {
      const store = opened();
      const { activity, link, of } = await practising(store);
      const turn = await store.turns.load(of);
      assert.deepEqual([turn?.snapshot, turn?.events, turn?.grade], [null, [], null]);
      const seen = await store.turns.loadLearner(of.learner, activity.id);
      assert.deepEqual(seen?.link, link);
    });

    it('sees a learner through the link of their own newest grade, whatever others earn elsewhere', async () => {
      const store = opened();
      const { learner, activity, link } = await practising(store);
      const later = aLink({ activity: activity.id, updatedAt: link.updatedAt + 1 });
      await store.links.note(later);
      const want = { activity: activity.id, learner: learner.id };
      await store.grades.want(aWant({ ...want, link: link.id, decidedAt: NOW + 1 }), QUIET, NOW);
      await store.grades.want(aWant({ ...want, link: later.id, decidedAt: NOW }), QUIET, NOW);
      const other = aWant({ ...want, learner: fresh('learner'), link: later.id, decidedAt: NOW + 2 });
      await store.grades.want(other, QUIET, NOW);
      const seen = await store.turns.loadLearner(learner.id, activity.id);
      assert.deepEqual([seen?.link, seen?.grade?.want.learner], [link, learner.id]);
    });

    it('has nothing where learner, activity or link is unknown', async () => {
      const store = opened();
      const { of } = await practising(store);
      for (const name of ['learner', 'activity', 'link'] as const)
        assert.equal(await store.turns.load({ ...of, [name]: fresh(name) }), null, name);
      assert.equal(await store.turns.loadLearner(fresh('learner'), fresh('activity')), null);
    });

    it('reads the pack that the newest revision of the activity is made of', async () => {
      const store = opened();
      const { learner, activity, of } = await practising(store);
      const settings = someSettings({ revision: 2, pack: 'algebra' });
      await store.activities.revise(activity.id, settings, activity.title, activity.points);
      const event = anAttempt({ learner: learner.id, pack: 'algebra' });
      await store.log.append({ event: anAttempt({ learner: learner.id }), effects: [] });
      await store.log.append({ event, effects: [] });
      assert.deepEqual((await store.turns.load(of))?.events, [event]);
    });

    it('goes on from a state its reader holds while the event it ends with stands and few follow', async () => {
      const store = opened();
      const { learner, of } = await practising(store);
      const events = Array.from({ length: 25 }, (_, nth) =>
        anAttempt({ learner: learner.id, sequence: nth + 1 }),
      );
      for (const event of events) await store.log.append({ event, effects: [] });
      const kept = aSnapshot({ learner: learner.id, state: aState({ sequence: 6 }) });
      await store.snapshots.save(kept);
      const from = async (sequence: number, over: Partial<HeldState> = {}) => {
        const snapshot = aSnapshot({ learner: learner.id, state: aState({ sequence }) });
        const held = { snapshot, event: events[sequence - 1]?.id ?? '', ...over };
        const turn = await store.turns.load(of, held);
        return [turn?.snapshot?.state.sequence, turn?.events.length];
      };
      assert.deepEqual(await from(25), [25, 0]);
      assert.deepEqual(await from(5), [5, 20]);
      assert.deepEqual(await from(4), [6, 19], 'too many follow');
      assert.deepEqual(await from(25, { event: fresh('event') }), [6, 19], 'another event stands there');
      assert.deepEqual(await from(26, { event: fresh('event') }), [6, 19], 'none stands there');
      const elsewhere = aSnapshot({ learner: learner.id, pack: 'algebra', state: aState({ sequence: 25 }) });
      assert.deepEqual(await from(25, { snapshot: elsewhere }), [6, 19], 'another pack');
    });

    it('never shows a gap between snapshot and events while 20 writers append and save', async () => {
      const store = opened();
      const { of } = await practising(store);
      await parallel(20, async () => {
        for (let stored = 0; stored < 3; ) {
          const last = await lastSequence(store, of);
          const event = anAttempt({ learner: of.learner, sequence: last + 1 });
          const { outcome } = await store.log.append({ event, effects: [] });
          if (outcome !== 'stored') continue;
          stored += 1;
          const state = aState({ sequence: event.sequence });
          if (event.sequence % 5 === 0) await store.snapshots.save(aSnapshot({ learner: of.learner, state }));
        }
      });
      assert.equal(await lastSequence(store, of), 60);
    });
  });
}

/** Loads the turn, asserts that nothing is missing in it, and answers the last sequence. */
async function lastSequence(store: Store, of: TurnOf): Promise<number> {
  const turn = await store.turns.load(of);
  assert.ok(turn);
  const base = turn.snapshot?.state.sequence ?? 0;
  assert.deepEqual(
    turn.events.map((event) => event.sequence),
    turn.events.map((_, index) => base + index + 1),
  );
  return base + turn.events.length;
}

async function practising(store: Store) {
  const learner = aLearner();
  const activity = anActivity();
  const link = aLink({ activity: activity.id });
  await store.learners.note(learner);
  await store.activities.create(activity);
  await store.links.note(link);
  return { learner, activity, link, of: { learner: learner.id, activity: activity.id, link: link.id } };
}
