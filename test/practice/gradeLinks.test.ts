import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { requestFrom } from '../../src/practice/activitySettings.ts';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import { overrideLevel } from '../../src/practice/overrideLevel.ts';
import { resendGrades } from '../../src/practice/resendGrades.ts';
import { reviseActivity } from '../../src/practice/reviseActivity.ts';
import { viewGrade } from '../../src/practice/viewTurn.ts';
import type { Activity } from '../../src/store/port/activities.ts';
import { answer, closeQuestion, type School, startSchool, wrongAnswer } from './support/school.ts';

const link = ({ id }: Activity, name: string) => ({
  resourceLink: { id: `${id}-${name}`, title: null, description: null },
});

describe('a grade and the gradebook columns of its activity', () => {
  let school: School;

  before(async () => {
    school = await startSchool();
  });
  after(() => school?.close());

  /** Practises at the first link; what was earned, as the outbox knows it. */
  async function earn(activity: Activity, sub: string) {
    const seat = await school.student(activity.id, sub, link(activity, 'first'));
    await closeQuestion(school, seat);
    const { value } = seat.turn.grade;
    assert.ok(value !== null && value > 0);
    await school.deliver();
    return { seat, value };
  }

  async function wants(activity: Activity) {
    const rows = await school.practice.store.grades.ofActivity(activity.id);
    return rows.map(({ want }) => want.value);
  }

  it('what was earned goes to the column of a second link once the learner opens that one', async () => {
    const activity = await school.activity({ policy: 'practice' });
    const { value } = await earn(activity, 'ana');
    const second = await school.student(activity.id, 'ana', link(activity, 'second'));
    await school.deliver();
    assert.deepEqual(await wants(activity), [value, value]);
    assert.equal((await viewGrade(school.practice, second.session)).state, 'waiting');
  });

  it('a column that has what was earned is not sent it again by opening the activity', async () => {
    const activity = await school.activity({ policy: 'practice' });
    await earn(activity, 'ben');
    const rows = await school.practice.store.grades.ofActivity(activity.id);
    await school.student(activity.id, 'ben', link(activity, 'first'));
    await school.deliver();
    assert.deepEqual(await school.practice.store.grades.ofActivity(activity.id), rows);
  });

  it('points given later bring every grade so far to the gradebook', async () => {
    const activity = await school.activity({ policy: 'practice', points: 0 });
    const { seat, value } = await earn(activity, 'cora');
    assert.deepEqual(await wants(activity), []);
    assert.equal((await viewGrade(school.practice, seat.session)).state, 'not-graded');
    await reviseActivity(school.practice, activity, { ...requestFrom(activity), points: 10 });
    assert.deepEqual(await wants(activity), [value]);
    assert.equal((await viewGrade(school.practice, seat.session)).state, 'waiting');
  });

  it('a grade says whether an instructor decided it', async () => {
    const activity = await school.activity();
    const seat = await school.student(activity.id, 'zoe', link(activity, 'first'));
    const [skill = ''] = activity.revisions[0]?.skills ?? [];
    const by = { session: seat.session, activity };
    for (const level of ['mastered', 'familiar'] as const) {
      const request = { id: randomUUID(), skill, level, reason: 'Shown at the board' };
      await overrideLevel(school.practice, by, seat.session.learner, request);
    }
    await school.deliver();
    const [row] = await school.practice.store.grades.ofActivity(activity.id);
    assert.equal(row?.want.byInstructor, true);
    const other = await earn(await school.activity({ policy: 'practice' }), 'zoe');
    const rows = await school.practice.store.grades.ofActivity(other.seat.session.activity ?? '');
    assert.deepEqual(
      rows.map(({ want }) => want.byInstructor),
      [undefined],
    );
  });

  it('"send again" makes a row that is missing, for a learner and for a class', async () => {
    const { practice } = school;
    for (const by of ['learner', 'instructor'] as const) {
      const activity = await school.activity({ policy: 'practice', points: 0 });
      const { seat, value } = await earn(activity, `dora-${by}`);
      const { revisions, title } = activity;
      const settings = { ...(revisions[0] ?? assert.fail()), revision: 2 };
      await practice.store.activities.revise(activity.id, settings, title, 10);
      assert.deepEqual(await wants(activity), []);
      const who = by === 'learner' ? seat.session.learner : null;
      assert.equal(await resendGrades(practice, activity.id, who, by), 1);
      assert.deepEqual(await wants(activity), [value]);
      assert.equal(await resendGrades(practice, activity.id, who, by), 0, 'it waits already');
    }
  });

  it('settings saved as they stood make no revision', async () => {
    const activity = await school.activity();
    const newest = async () => (await school.practice.store.activities.get(activity.id)) ?? assert.fail();
    await reviseActivity(school.practice, activity, requestFrom(activity));
    assert.equal((await newest()).revisions.length, 1);
    await reviseActivity(school.practice, activity, { ...requestFrom(activity), title: 'Another' });
    const { revisions, title } = await newest();
    assert.deepEqual([revisions.length, title], [2, 'Another']);
  });

  it('opening or ending a sitting after a revision leaves the grade; the next answer is graded by the revision', async () => {
    const { practice } = school;
    const activity = await school.activity({ policy: 'practice', questions: 5 });
    const { value } = await earn(activity, 'emil');
    await reviseActivity(practice, activity, { ...requestFrom(activity), questions: 100 });
    const seat = await school.student(activity.id, 'emil', link(activity, 'first'));
    assert.equal(seat.turn.grade.value, value);
    assert.equal((await finishSitting(practice, seat.session)).grade.value, value);
    await school.deliver();
    assert.deepEqual(await wants(activity), [value]);
    const again = await school.student(activity.id, 'emil', link(activity, 'first'));
    while (again.turn.grade.value === value) await answer(practice, again, wrongAnswer(again.turn));
    assert.ok((again.turn.grade.value ?? 1) < value);
  });
});
