import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/api/answer.ts';
import type { Turn } from '../../src/api/turn.ts';
import { bkt } from '../../src/learning/models/bkt.ts';
import { MODELS } from '../../src/learning/models/index.ts';
import { choose } from '../../src/practice/choose.ts';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import type { Practice } from '../../src/practice/practice.ts';
import { submitAnswer } from '../../src/practice/submitAnswer.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import {
  answer,
  PACK,
  rightAnswer,
  type School,
  type Seat,
  startSchool,
  wrongAnswer,
} from './support/school.ts';

describe('requests at the same moment', () => {
  let school: School;
  let practice: Practice;
  let activity: string;

  before(async () => {
    school = await startSchool();
    practice = school.practice;
    activity = (await school.activity()).id;
  });
  after(() => school?.close());

  async function logOf(seat: Seat) {
    const log = await practice.store.log.after(seat.session.learner, PACK, 0);
    assert.deepEqual(
      log.map(({ sequence }) => sequence),
      log.map((_, index) => index + 1),
    );
    return log;
  }

  it('twenty different answers to one question from two tabs: one counts, all are told the same', async () => {
    const one = await school.student(activity, 'twenty');
    const two = await school.student(activity, 'twenty');
    const { serving } = one.turn;
    assert.ok(serving);
    assert.equal(two.turn.serving?.id, serving.id);
    const right = await rightAnswer(practice, one);
    const turns = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const given = index % 2 === 0 ? right : wrongAnswer(one.turn);
        const request = { serving: serving.id, step: 0, try: 1, answer: given, elapsed: 9_000 + index };
        return submitAnswer(practice, index % 3 === 0 ? one.session : two.session, request);
      }),
    );
    const log = await logOf(one);
    assert.equal(log.filter(({ kind }) => kind === 'attempt').length, 1);
    assert.equal(new Set(turns.map(({ feedback }) => feedback?.correct)).size, 1);
    assert.equal(new Set(turns.map(({ serving: next }) => next?.id)).size, 1);
  });

  it('an answer sent after another one was counted is told which one that was', async () => {
    const one = await school.student(activity, 'changes-mind');
    const two = await school.student(activity, 'changes-mind');
    const [right, wrong] = [await rightAnswer(practice, one), wrongAnswer(one.turn)];
    const told = async (seat: Seat, given: Answer) => (await answer(practice, seat, given)).feedback;
    const { serving } = two.turn;
    assert.equal((await told(one, wrong))?.earlier, null);
    assert.deepEqual((await told(two, right))?.earlier, wrong);
    two.turn = { ...two.turn, serving };
    assert.equal(
      (await told(two, wrong))?.earlier,
      null,
      'the same answer again is answered like the first time',
    );
  });

  it('an answer and a hint at once: both stand, or the late one is told that it is late', async () => {
    const seat = await school.student(activity, 'mixed');
    const { serving } = seat.turn;
    assert.ok(serving && serving.hintsLeft > 0);
    const request = {
      serving: serving.id,
      step: 0,
      try: 1,
      answer: await rightAnswer(practice, seat),
      elapsed: 9_000,
    };
    const done = await Promise.allSettled([
      submitAnswer(practice, seat.session, request),
      takeHint(practice, seat.session, { serving: serving.id, step: 0, count: 0 }),
    ]);
    const refused = done.flatMap((one) => (one.status === 'rejected' ? one.reason.code : []));
    assert.ok(refused.every((code) => code === 'serving_closed'));
    const log = await logOf(seat);
    assert.equal(log.length, 3 - refused.length);
  });

  it('a repeated request of any kind writes once and answers alike', async () => {
    const seat = await school.student(activity, 'repeats');
    const { serving } = seat.turn;
    assert.ok(serving);
    const twice = async (request: () => Promise<Turn>) => {
      const before = (await logOf(seat)).length;
      const [first, second] = [await request(), await request()];
      assert.equal(first.serving?.id, second.serving?.id);
      assert.equal(first.feedback?.correct, second.feedback?.correct);
      assert.equal((await logOf(seat)).length, before + 1);
      seat.turn = second;
    };
    await twice(() => takeHint(practice, seat.session, { serving: serving.id, step: 0, count: 0 }));
    const given = await rightAnswer(practice, seat);
    const request = { serving: serving.id, step: 0, try: 1, answer: given, elapsed: 9_000 };
    await twice(() => submitAnswer(practice, seat.session, request));
    const id = randomUUID();
    await twice(() => choose(practice, seat.session, { id, wish: { kind: 'any' }, goal: null }));
    await twice(() => finishSitting(practice, seat.session));
    assert.equal(seat.turn.sitting.finished, true);
  });

  it('a sitting gone on with after its summary ends again with one', async () => {
    const seat = await school.student(activity, 'goes-on');
    await answer(practice, seat, await rightAnswer(practice, seat));
    await finishSitting(practice, seat.session);
    const request = { id: randomUUID(), wish: { kind: 'any' }, goal: null } as const;
    seat.turn = await choose(practice, seat.session, request);
    assert.equal(seat.turn.sitting.finished, false);
    await answer(practice, seat, await rightAnswer(practice, seat));
    seat.turn = await finishSitting(practice, seat.session);
    assert.equal(seat.turn.sitting.finished, true);
    assert.equal(seat.turn.sitting.answered, 1, 'counts began again');
    seat.turn = await choose(practice, seat.session, request);
    assert.equal(seat.turn.sitting.finished, true, 'an old click does not begin it once more');
  });

  it('an answer that cannot be read uses no try and writes nothing', async () => {
    const numbers = practice.packs.current(PACK).catalogue.skills.map(({ id }) => id);
    const seat = await school.student(activity, 'unreadable');
    for (let tries = 0; seat.turn.serving?.question.ask.kind !== 'number'; tries += 1) {
      assert.ok(tries < 60);
      const skill = numbers[tries % numbers.length] ?? '';
      const wish = { kind: 'skill', skill } as const;
      seat.turn = await choose(practice, seat.session, { id: randomUUID(), wish, goal: null });
    }
    const before = await logOf(seat);
    const turn = await answer(practice, seat, { kind: 'number', text: 'three and a bit?' });
    assert.equal(turn.feedback?.note, 'unreadable');
    assert.equal(turn.serving?.try, 1);
    assert.equal((await logOf(seat)).length, before.length);
  });

  it('a snapshot of another model or parameter set is not believed', async () => {
    const seat = await school.student(activity, 'recalibrated');
    for (let count = 0; count < 3; count += 1) {
      school.clock.now += 30_000;
      await answer(practice, seat, await rightAnswer(practice, seat));
    }
    seat.turn = await finishSitting(practice, seat.session);
    const told = await viewTurn(practice, seat.session);
    const learner = (await logOf(seat))[0]?.learner ?? '';
    const known = await practice.store.snapshots.load(learner, PACK);
    assert.ok(known);
    for (const strange of [
      { model: bkt.id, state: { ...known.state, modelId: bkt.id, model: MODELS.get(bkt.id)?.initial() } },
      { parameters: 'prior-0', state: { ...known.state, activities: {} } },
    ]) {
      await practice.store.snapshots.clear();
      await practice.store.snapshots.save({ ...known, ...strange });
      assert.deepEqual(await viewTurn(practice, seat.session), told);
    }
  });
});
