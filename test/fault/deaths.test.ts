import assert from 'node:assert/strict';
import { startLoop } from '../../src/jobs/loop.ts';
import { learnerId } from '../../src/practice/derivedId.ts';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import type { Store } from '../../src/store/port/store.ts';
import { type Gradebook, startGradebook } from '../jobs/support/gradebook.ts';
import { answer, rightAnswer, type Seat } from '../practice/support/school.ts';
import { assertLogImplies } from '../support/logImplies.ts';
import { type Moment, mortal } from './support/mortal.ts';

const SCOPE = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
/** Longer than a lease. */
const PAST_LEASES_MS = 181_000;
/** No path is longer. */
const MOST_MOMENTS = 200;

/** Every step of the way of an answer, from reading the learner to the gradebook's answer. */
const STEPS = [
  'turns.load',
  'log.append',
  'snapshots.save',
  'log.claimDue',
  'statements.insert',
  'summaries.put',
  'grades.want',
  'log.settle',
  'grades.claimDue',
  'links.get',
  'platforms.get',
  'grades.record',
  'grades.finish',
];

class Died extends Error {}

describe('a death between any two steps of an answer', function suite() {
  this.timeout(120_000);
  let book: Gradebook;
  const students: string[] = [];
  const deaths: Moment[] = [];

  before(async () => {
    book = await startGradebook();
  });
  after(() => book?.close());

  /** What a student does and what the worker makes of it, on this store. */
  async function live(store: Store, seat: Seat): Promise<void> {
    const { practice, services } = book.school;
    const here = { ...practice, store };
    const shown = seat.turn;
    try {
      await answer(here, seat, await rightAnswer(practice, seat));
      await finishSitting(here, seat.session);
    } finally {
      // Whoever was not answered asks the same again.
      seat.turn = shown;
    }
    const loop = startLoop({ ...services.worker, store });
    try {
      await loop.drain();
    } finally {
      await loop.stop();
    }
  }

  /** The store before the death, then the way it went on after a restart. Where it died; null when it lived. */
  async function dieAt(moment: number): Promise<Moment | null> {
    const { school, platform, registration, activity } = book;
    const { store } = school.practice;
    const sub = `pupil-${moment}`;
    const seat = await school.student(activity, sub, {
      registrationId: registration,
      issuer: platform.origin,
      deploymentId: 'dep-1',
      ags: { scope: [`${SCOPE}score`], lineItem: `${platform.origin}/lineitem`, lineItems: null },
    });
    students.push(sub);
    await book.work();
    school.clock.now += 20_000;
    const given = await rightAnswer(school.practice, seat);
    let died: Moment | null = null;
    const dying = mortal(store, moment, (at) => {
      died ??= at;
      throw new Died(at.call);
    });
    await live(dying, seat).catch((error: unknown) => assert.ok(died, String(error)));
    school.clock.now += PAST_LEASES_MS;
    if (died !== null) {
      await answer(school.practice, seat, given);
      await finishSitting(school.practice, seat.session);
    }
    await book.work();
    return died;
  }

  it('is made up for, whichever two: the answer is counted once and its grade arrives', async () => {
    const { school, platform } = book;
    for (let moment = 0; moment < MOST_MOMENTS; moment += 1) {
      const died = await dieAt(moment);
      if (died === null) break;
      deaths.push(died);
    }
    assert.ok(deaths.length < MOST_MOMENTS, 'the way of an answer has no end');
    const { store } = school.practice;
    for (const sub of students) {
      const log = await store.log.latest(learnerId('tenant-1', sub), book.activity, 50);
      assert.equal(log.filter(({ kind }) => kind === 'attempt').length, 1, sub);
      const scores = platform.scores.filter(({ userId }) => userId === sub);
      const row = await store.grades.ofActivity(book.activity);
      const { want } = row.find(({ want: { learner } }) => learner === learnerId('tenant-1', sub)) ?? {};
      assert.equal(scores.at(-1)?.scoreGiven, (want?.value ?? Number.NaN) * 50, sub);
      // A repeat is the very same score; a newer one is later.
      const told = new Set(scores.map((score) => JSON.stringify(score)));
      const times = new Set(scores.map(({ timestamp }) => timestamp));
      assert.equal(times.size, told.size);
    }
    assert.deepEqual(await store.log.claimDue(school.clock.now + 1e10, 1, 10), [], 'effects are stuck');
    assert.deepEqual(await store.gradeQueue.count(null), [], 'grades are stuck');
    const learners = students.map((sub) => learnerId('tenant-1', sub));
    const { grades } = await assertLogImplies(school.practice, [book.activity], learners);
    assert.equal(grades, students.length);
  });

  it('was tried before and after every step', () => {
    for (const side of ['before', 'after'] as const) {
      const died = new Set(deaths.filter((one) => one.side === side).map(({ call }) => call));
      assert.deepEqual(
        STEPS.filter((step) => !died.has(step)),
        [],
        side,
      );
    }
  });
});
