import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { submitAnswer } from '../../src/practice/submitAnswer.ts';
import { PACK, rightAnswer, type School, type Seat, startSchool } from './support/school.ts';

describe('the one door into a learner’s log', () => {
  let school: School;
  let activity: string;

  before(async () => {
    school = await startSchool();
    activity = (await school.activity()).id;
  });
  after(() => school?.close());

  async function rightRequest(seat: Seat) {
    const { serving } = seat.turn;
    assert.ok(serving);
    const answer = await rightAnswer(school.practice, seat);
    return { serving: serving.id, step: serving.step, try: serving.try, answer, elapsed: 9_000 };
  }

  it('applies an answer once, also one that opens the next question', async () => {
    const { practice } = school;
    const seat = await school.student(activity, 'once');
    let updates = 0;
    const counting: Practice = {
      ...practice,
      model: {
        ...practice.model,
        update: (...given) => {
          updates += 1;
          return practice.model.update(...given);
        },
      },
    };
    const turn = await submitAnswer(counting, seat.session, await rightRequest(seat));
    assert.equal(turn.feedback?.then, 'closed');
    assert.equal(updates, 1);
  });

  it('tells the operator of a snapshot that could not be kept, and the learner nothing', async () => {
    const { practice } = school;
    const seat = await school.student(activity, 'unkept');
    const told: [string, unknown][] = [];
    const full = new Error('the disk is full');
    const broken: Practice = {
      ...practice,
      store: {
        ...practice.store,
        snapshots: { ...practice.store.snapshots, save: () => Promise.reject(full) },
      },
      trouble: (what, error) => told.push([what, error]),
    };
    const turn = await finishSitting(broken, seat.session);
    assert.equal(turn.sitting.finished, true);
    assert.equal(told.length, 1);
    assert.match(told[0]?.[0] ?? '', /snapshot/);
    assert.equal(told[0]?.[1], full);
  });

  it('lets an override and answers of the same moment stand, each once', async () => {
    const { practice } = school;
    const seat = await school.student(activity, 'met');
    const opened = await practice.store.activities.get(activity);
    assert.ok(opened);
    const [skill = ''] = opened.revisions[0]?.skills ?? [];
    const by = { session: seat.session, activity: opened };
    const request = { id: randomUUID(), skill, level: 'familiar', reason: 'Shown at the board' } as const;
    const answering = await rightRequest(seat);
    await Promise.all([
      overrideLevel(practice, by, seat.session.learner, request),
      submitAnswer(practice, seat.session, answering),
      overrideLevel(practice, by, seat.session.learner, request),
      submitAnswer(practice, seat.session, answering),
    ]);
    const log = await practice.store.log.after(seat.session.learner, PACK, 0);
    assert.deepEqual(log.map(({ kind }) => kind).toSorted(), ['attempt', 'override', 'sitting-opened']);
  });
});
