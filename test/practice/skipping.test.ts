import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ChooseRequest } from '../../src/api/turn.ts';
import { openQuestionOf } from '../../src/crib.ts';
import { choose } from '../../src/practice/choose.ts';
import { takeHint } from '../../src/practice/takeHint.ts';
import { answer, closeQuestion, type School, type Seat, startSchool, wrongAnswer } from './support/school.ts';

describe('a question passed over', () => {
  let school: School;
  let skills: readonly string[];
  let activity: string;

  before(async () => {
    school = await startSchool();
    const made = await school.activity({ policy: 'best', questions: 5 });
    activity = made.id;
    skills = made.revisions[0]?.skills ?? [];
  });
  after(() => school?.close());

  async function wish(seat: Seat, wanted: ChooseRequest['wish'], goal: string[] | null = null) {
    school.clock.now += 10_000;
    const request = { id: randomUUID(), wish: wanted, goal };
    seat.turn = await choose(school.practice, seat.session, request);
    return seat.turn.serving?.id ?? assert.fail('a question is open');
  }
  /** A student whose first question has hints and more than one try: which question comes is up to chance. */
  async function whoMayTryTwice() {
    for (let count = 0; count < 30; count += 1) {
      const seat = await school.student(activity, `returns-${count}`);
      const first = seat.turn.serving;
      if (first && first.hintsLeft > 0 && first.tries > 1) return { seat, first };
    }
    return assert.fail('some question can be tried twice');
  }
  const skill = (id = '') => ({ kind: 'skill', skill: id }) as const;

  async function skillOf(seat: Seat): Promise<string> {
    const known = await openQuestionOf(school.practice, seat.page.token ?? '');
    return known?.open.decision.skill ?? assert.fail('a question is open');
  }

  it('comes back with its skill, hints and tries as they were', async () => {
    const { seat, first } = await whoMayTryTwice();
    const own = await skillOf(seat);
    const other = skills.find((id) => id !== own);
    seat.turn = await takeHint(school.practice, seat.session, { serving: first.id, step: 0, count: 0 });
    await answer(school.practice, seat, wrongAnswer(seat.turn));
    assert.equal(seat.turn.serving?.try, 2);
    assert.notEqual(await wish(seat, skill(other)), first.id);
    assert.equal(await wish(seat, skill(own)), first.id);
    assert.deepEqual([seat.turn.serving?.try, seat.turn.serving?.hints.length], [2, 1]);
    await closeQuestion(school, seat);
    assert.equal(seat.turn.feedback?.correct, true);
    assert.notEqual(seat.turn.serving?.id, first.id);
  });

  it('is not traded for an easier one: choosing draws one question for each skill and no more', async () => {
    const seat = await school.student(activity, 'shopper');
    const drawn = new Set([seat.turn.serving?.id]);
    for (let count = 0; count < 30; count += 1) {
      drawn.add(await wish(seat, skill(skills[count % skills.length])));
      drawn.add(await wish(seat, { kind: 'any' }, [skills[(count + 1) % skills.length] ?? '']));
      drawn.add(await wish(seat, { kind: 'any' }, []));
    }
    assert.equal(drawn.size, skills.length);
    assert.equal(seat.turn.grade.value, null, 'a skip is no answer');
  });

  it('stays where the learner wants nothing in particular', async () => {
    const seat = await school.student(activity, 'goes-on');
    const open = seat.turn.serving?.id;
    assert.equal(await wish(seat, { kind: 'any' }), open);
  });

  it('for a similar one comes next, before another similar one', async () => {
    const only = await school.activity({ policy: 'best', questions: 5, skills: skills.slice(0, 1) });
    const link = { resourceLink: { id: 'one-skill', title: null, description: null } };
    const seat = await school.student(only.id, 'alike', link);
    const first = await closeQuestion(school, seat);
    const passed = seat.turn.serving?.id;
    const similar = await wish(seat, { kind: 'similar', serving: first });
    assert.ok(![first, passed].includes(similar));
    await closeQuestion(school, seat);
    assert.equal(seat.turn.serving?.id, passed, 'the only skill goes on with it');
    assert.equal(await wish(seat, { kind: 'similar', serving: similar }), passed);
  });

  it('only the question answered last has similar ones', async () => {
    const seat = await school.student(activity, 'older');
    const first = await closeQuestion(school, seat);
    const open = seat.turn.serving?.id ?? '';
    await assert.rejects(wish(seat, { kind: 'similar', serving: open }), { code: 'serving_closed' });
    await closeQuestion(school, seat);
    await assert.rejects(wish(seat, { kind: 'similar', serving: first }), { code: 'serving_closed' });
  });
});
