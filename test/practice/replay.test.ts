import assert from 'node:assert/strict';
import { learnerId } from '../../src/practice/derivedId.ts';
import { situate } from '../../src/practice/situation.ts';
import { viewLearner } from '../../src/practice/viewLearner.ts';
import { assertLogImplies } from '../support/logImplies.ts';
import { runs } from '../support/runs.ts';
import { PACK, type School, startSchool } from './support/school.ts';
import { practise } from './support/simulated.ts';

describe('replaying the log of simulated learners', function () {
  this.timeout(600_000);
  const { numRuns, seed } = runs(1000);
  const learners: string[] = [];
  let school: School;
  let activity: string;

  /** A worker that goes on by itself would calibrate once it is late enough, and states are then folded by another set. */
  const carriedOut = async () => {
    await school.deliver();
    await school.rest();
  };

  before(async () => {
    school = await startSchool();
    const skills = school.practice.packs.current(PACK).catalogue.skills.slice(0, 5);
    activity = (await school.activity({ skills: skills.map(({ id }) => id), delayHours: 10 })).id;
    for (let nth = 0; nth < numRuns; nth += 1) {
      const sub = `learner-${nth}`;
      // Some come often enough for snapshots in the middle of a sitting.
      const sittings = nth % 10 === 0 ? 4 : 2;
      await practise(school, { activity, sub, seed: seed + nth, sittings, requests: 6 });
      learners.push(learnerId('tenant-1', sub));
      if (nth % 25 === 24) await carriedOut();
    }
    await carriedOut();
  });
  after(() => school?.close());

  it('folded from zero is the stored state, and class rows, grades and statements are those it implies', async () => {
    const { store } = school.practice;
    const { events, grades } = await assertLogImplies(school.practice, [activity], learners);
    assert.ok(events > learners.length * 8);
    assert.ok(grades > 0);
    for (const learner of learners) {
      const snapshot = await store.snapshots.load(learner, PACK);
      assert.ok(snapshot);
      const tail = await store.log.after(learner, PACK, snapshot.state.sequence);
      assert.ok(tail.length > 0, 'states were made of a snapshot and what is newer');
    }
  });

  it('without any snapshot every page says what it said', async () => {
    const { practice } = school;
    const opened = await practice.store.activities.get(activity);
    assert.ok(opened);
    const shown = async (learner: string) => {
      const loaded = await practice.store.turns.loadLearner(learner, activity);
      assert.ok(loaded);
      const { here } = await situate(practice, loaded, 'en');
      return { open: here.open, detail: await viewLearner(practice, opened, learner, 'en') };
    };
    const before = await Promise.all(learners.map(shown));
    await practice.store.snapshots.clear();
    for (const [index, learner] of learners.entries()) {
      assert.equal(await practice.store.snapshots.load(learner, PACK), null);
      assert.deepEqual(await shown(learner), before[index]);
    }
  });
});
