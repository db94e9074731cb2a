import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PickerResult } from '../../src/api/activity.ts';
import type { Turn } from '../../src/api/turn.ts';
import { call, launch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LTI } from '../support/platform.ts';

/** Claims that place a launch in a second course of the same school. */
const OTHER_COURSE = {
  [`${LTI}context`]: { id: 'course-2', title: 'Other' },
  [`${LTI}resource_link`]: { id: 'link-2', title: 'Other' },
};

describe('people who try', () => {
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  it('an instructor of another course neither reads nor changes a learner of this one', async () => {
    const page = await course.student('student-1', 'Ana Ruiz');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
    const [row] = (await course.teacher()).data.overview.rows;
    assert.ok(row);
    const other = { sub: 'teacher-2', [`${LTI}roles`]: [INSTRUCTOR], ...OTHER_COURSE };
    const picker = await launch<'picker'>(course.tool, course.platform, other);
    const pack = picker.data.packs.find(({ skills }) => skills.some(({ id }) => course.skills.includes(id)));
    const activity = { ...picker.data.start, title: 'Other', pack: pack?.id, skills: course.skills };
    const chosen = { activities: [activity], target: null };
    const made = await call<PickerResult>(course.tool, picker.token, 'POST', '/api/deep-link', chosen);
    assert.equal(made.status, 200);
    const { token } = await launch<'class'>(course.tool, course.platform, other);
    const peek = await call(course.tool, token, 'GET', `/api/class/${row.learner}`);
    assert.deepEqual([peek.status, peek.body.code], [404, 'learner_unknown']);
    const override = { id: randomUUID(), skill: course.skills[0], level: 'mastered', reason: 'why not' };
    const changed = await call(course.tool, token, 'POST', `/api/class/${row.learner}/override`, override);
    assert.deepEqual([changed.status, changed.body.code], [404, 'learner_unknown']);
  });

  it('nothing right, no grade: explanations and wrong tries earn none', async () => {
    const page = await course.student('clicker');
    let turn = page.data.turn;
    for (let count = 0; count < 8; count += 1) {
      assert.ok(turn.serving);
      const body = { serving: turn.serving.id, step: turn.serving.step };
      turn = (await call<Turn>(course.tool, page.token, 'POST', '/api/reveal', body)).body;
    }
    assert.equal(turn.grade.value, 0);
    assert.ok(turn.skills.every(({ reached }) => reached === 'not-started'));
  });

  it('two learners whose pages send the same id get questions of their own, and every statement is kept', async () => {
    const body = { id: randomUUID(), wish: { kind: 'skill', skill: course.skills[0] }, goal: null };
    const servings = [];
    for (const sub of ['same-1', 'same-2']) {
      const page = await course.student(sub);
      const chosen = await call<Turn>(course.tool, page.token, 'POST', '/api/choose', body);
      assert.equal(chosen.status, 200);
      servings.push(chosen.body.serving);
    }
    assert.notEqual(servings[0]?.id, servings[1]?.id);
    await course.tool.running.loop.drain();
    let chose = 0;
    for await (const { statement } of course.tool.running.services.store.statements.all()) {
      if (statement.verb.id.endsWith('/chose')) chose += 1;
    }
    assert.equal(chose, 2);
  });

  it('a skill the activity does not cover cannot be practised for its grade', async () => {
    const page = await course.student('elsewhere');
    const picker = await launch<'class'>(course.tool, course.platform, TEACHER);
    const strange = picker.data.packs?.[0]?.skills.find(({ id }) => !course.skills.includes(id))?.id;
    assert.ok(strange);
    const body = { id: randomUUID(), wish: { kind: 'skill', skill: strange }, goal: null };
    const refused = await call(course.tool, page.token, 'POST', '/api/choose', body);
    assert.deepEqual([refused.status, refused.body.code], [404, 'skill_unknown']);
  });

  it('time told is never much more than time passed', async () => {
    const page = await course.student('timer');
    const { serving } = page.data.turn;
    assert.ok(serving);
    const wrong = {
      serving: serving.id,
      step: 0,
      try: 1,
      answer: { kind: 'text', text: 'x' },
      elapsed: 280_000,
    };
    await call<Turn>(course.tool, page.token, 'POST', '/api/answer', wrong);
    await course.tool.running.loop.drain();
    const row = (await course.teacher()).data.overview.rows.find(({ name }) => name === 'timer');
    assert.ok(row && row.minutes <= 1, `${row?.minutes} minutes`);
  });
});
