import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ChooseRequest } from '../../src/api/turn.ts';
import { choose } from '../../src/practice/choose.ts';
import { explainSkill } from '../../src/practice/explainSkill.ts';
import { viewTurn } from '../../src/practice/viewTurn.ts';
import { closeQuestion, PACK, type School, type Seat, startSchool } from './support/school.ts';

describe('finding out where a learner stands', () => {
  let school: School;
  let activity: string;

  before(async () => {
    school = await startSchool();
    activity = (await school.activity({ skills: everything() })).id;
  });
  after(() => school?.close());

  const everything = () => school.practice.packs.current(PACK).catalogue.skills.map(({ id }) => id);

  async function ask(seat: Seat, more: Partial<ChooseRequest>) {
    school.clock.now += 10_000;
    const request: ChooseRequest = { id: randomUUID(), wish: { kind: 'any' }, goal: null, ...more };
    seat.turn = await choose(school.practice, seat.session, request);
    return seat.turn;
  }

  it('is offered with the first question, and leaving it out keeps that question', async () => {
    const seat = await school.student(activity, 'skips');
    const { placement, serving } = seat.turn;
    assert.ok(placement?.status === 'offered' && placement.most <= 25);
    const after = await ask(seat, { placement: 'skip' });
    assert.equal(after.placement, null);
    assert.equal(after.serving?.id, serving?.id);
  });

  it('asks, ends by itself, tells what it found once, and goes on with practice', async () => {
    const seat = await school.student(activity, 'asks');
    const started = await ask(seat, { placement: 'start' });
    assert.equal(started.serving?.why.reason, 'placement');
    for (let count = 0; count < 40 && seat.turn.placement?.status === 'running'; count += 1)
      await closeQuestion(school, seat);
    const { placement, serving, skills } = seat.turn;
    assert.ok(placement?.status === 'done');
    assert.ok(placement.asked <= 25 && placement.known.length > 0, JSON.stringify(placement));
    assert.notEqual(serving?.why.reason, 'placement');
    assert.ok(skills.every(({ level }) => level !== 'mastered'));
    assert.deepEqual((await viewTurn(school.practice, seat.session)).placement, placement);
    await closeQuestion(school, seat);
    assert.equal(seat.turn.placement, null);
  });

  it('stops when the learner wants, and its result stands in the log', async () => {
    const seat = await school.student(activity, 'stops');
    await ask(seat, { placement: 'start' });
    await closeQuestion(school, seat);
    const stopped = await ask(seat, { placement: 'stop' });
    assert.ok(stopped.placement?.status === 'done' && stopped.placement.asked === 1);
    const [last] = await school.practice.store.log.latest(seat.session.learner, activity, 1);
    assert.ok(last?.placed !== undefined && Object.keys(last.placed.known).length > 0);
  });

  it('is left out where the instructor wants none, which the settings say', async () => {
    const none = await school.activity({ placement: false });
    assert.equal(none.revisions[0]?.placement, false);
  });
});

describe('an explanation', () => {
  let school: School;
  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  it('is picked by the tutor once for each question, logged with its probability, and judged by what follows', async () => {
    const activity = await school.activity();
    const seat = await school.student(activity.id, 'reads');
    const skill = seat.turn.serving?.skill.id ?? '';
    const first = await explainSkill(school.practice, seat.session, { skill, form: null });
    const again = await explainSkill(school.practice, seat.session, { skill, form: null });
    assert.deepEqual(again, first);
    const [event] = await school.practice.store.log.latest(seat.session.learner, activity.id, 1);
    assert.ok(event?.kind === 'explained' && event.form === first.form);
    assert.ok(event.propensity > 0 && event.propensity <= 1);
    const next = await explainSkill(school.practice, seat.session, { skill, form: first.index + 1 });
    assert.equal(next.index, (first.index + 1) % first.count);
  });
});

describe('easier questions', () => {
  it('come for the rest of the sitting where a learner asks for them, and keep the open one', async () => {
    const school = await startSchool();
    try {
      const activity = await school.activity();
      const seat = await school.student(activity.id, 'tired');
      const request: ChooseRequest = { id: randomUUID(), wish: { kind: 'any' }, goal: null, mix: 'easier' };
      const turn = await choose(school.practice, seat.session, request);
      assert.equal(turn.serving?.id, seat.turn.serving?.id);
      seat.turn = turn;
      const [low] = turn.serving?.why.target ?? [0];
      await closeQuestion(school, seat);
      assert.ok((seat.turn.serving?.why.target[0] ?? 0) > low);
    } finally {
      await school.close();
    }
  });
});
