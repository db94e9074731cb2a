import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ClassOverview, LearnerDetail } from '../../src/api/class.ts';
import type { PageData } from '../../src/api/page.ts';
import type { Turn } from '../../src/api/turn.ts';
import { cribOf, openQuestionOf } from '../../src/crib.ts';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { LTI } from '../lti/platformDouble.ts';
import { call, launch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import type { TestTool } from '../support/tool.ts';

const HOUR = 3_600_000;
const student = { sub: 'student-1', name: 'Ana Ruiz' };

describe('practice over HTTP', () => {
  let course: TestCourse;
  let tool: TestTool;

  before(async () => {
    course = await startCourse();
    tool = course.tool;
  });
  after(() => course?.close());

  it('the first question is inside the answer to the launch', async () => {
    const page = await course.student('first');
    assert.equal(page.page, 'practice');
    assert.ok(page.data.turn.serving?.question.prompt);
    assert.equal(page.data.turn.grade.value, null);
  });

  it('practice over two days masters the skills, and the grade stands in the gradebook', async () => {
    const page = await course.student(student.sub, student.name);
    let turn = page.data.turn;
    for (
      let count = 0;
      count < 60 && turn.skills.some(({ reached }) => reached === 'not-started' || reached === 'familiar');
      count += 1
    ) {
      tool.clock.now += 30_000;
      turn = await course.answerRight(page.token, turn);
    }
    await tool.running.loop.drain();
    tool.clock.now += 20 * HOUR;
    const next = await course.student(student.sub, student.name);
    turn = next.data.turn;
    for (let count = 0; count < 60 && turn.skills.some(({ reached }) => reached !== 'mastered'); count += 1) {
      tool.clock.now += 30_000;
      turn = await course.answerRight(next.token, turn);
    }
    assert.deepEqual(
      turn.skills.map(({ reached }) => reached),
      ['mastered', 'mastered'],
    );
    assert.equal(turn.grade.value, 1);
    assert.equal(turn.grade.state, 'waiting', 'the one that arrived before is not the newest');
    await tool.running.loop.drain();
    const arrived = course.platform.scores.filter(({ userId }) => userId === student.sub).at(-1);
    assert.equal(arrived?.scoreGiven, 50);
    assert.equal(arrived?.scoreMaximum, 50);
    const grade = await call(tool, next.token, 'GET', '/api/grade');
    assert.equal(grade.body.state, 'sent');
    assert.equal(grade.body.sentValue, 1);
  });

  it('the instructor sees the numbers the learner sees', async () => {
    const teacher = await course.teacher();
    const row = teacher.data.overview.rows.find(({ name }) => name === student.name);
    assert.ok(row);
    assert.deepEqual(row.levels, Object.fromEntries(course.skills.map((skill) => [skill, 'mastered'])));
    assert.equal(row.grade.value, 1);
    assert.equal(row.grade.state, 'sent');
    const detail = await call<LearnerDetail>(tool, teacher.token, 'GET', `/api/class/${row.learner}`);
    assert.equal(detail.status, 200);
    assert.ok(detail.body.attempts.length > 0);
    assert.ok(detail.body.attempts.every(({ correct }) => correct));
  });

  it('the instructor reads of skills in the language they choose, at once and after a reload', async () => {
    const teacher = await course.teacher();
    const english = teacher.data.overview.skills.map(({ title }) => title);
    const settings = { ...teacher.data.settings, language: 'es' };
    assert.equal((await call(tool, teacher.token, 'PUT', '/api/settings', settings)).status, 200);
    const titles = async () => {
      const { body } = await call<ClassOverview>(tool, teacher.token, 'GET', '/api/class');
      return body.skills.map(({ title }) => title);
    };
    const spanish = await titles();
    assert.ok(
      spanish.every((title, at) => title !== english[at]),
      spanish.join(),
    );
    const again = await call<PageData<'class'>>(tool, teacher.token, 'GET', '/api/page');
    assert.deepEqual(
      [again.body.locale, again.body.data.overview.skills.map(({ title }) => title)],
      ['es', spanish],
    );
    await call(tool, teacher.token, 'PUT', '/api/settings', teacher.data.settings);
    assert.deepEqual(await titles(), english);
  });

  it('an override with a reason changes level and grade, and is taken back as it came', async () => {
    const own = await course.student('student-2', 'Ben Okafor');
    await course.answerRight(own.token, own.data.turn);
    await tool.running.loop.drain();
    const teacher = await course.teacher();
    const learner = teacher.data.overview.rows.find(({ name }) => name === 'Ben Okafor')?.learner;
    const [skill] = course.skills;
    const path = `/api/class/${learner}/override`;
    const raise = { id: randomUUID(), skill, level: 'mastered', reason: 'Shown at the board' };
    const raised = await call<LearnerDetail>(tool, teacher.token, 'POST', path, raise);
    const shown = raised.body.skills.find(({ id }) => id === skill);
    assert.deepEqual([shown?.level, shown?.reached], ['mastered', 'mastered']);
    assert.equal(shown?.override?.reason, 'Shown at the board');
    assert.notEqual(shown?.override?.answered, 'mastered', 'one answer alone would not');
    const again = await call<LearnerDetail>(tool, teacher.token, 'POST', path, raise);
    assert.equal(again.status, 200);
    const back = await call<LearnerDetail>(tool, teacher.token, 'POST', path, {
      ...raise,
      id: randomUUID(),
      level: null,
    });
    assert.notEqual(back.body.skills.find(({ id }) => id === skill)?.reached, 'mastered');
  });

  it('no answer names the item or its seed, which a published pack would tell the answer by', async () => {
    const { practice } = tool.running.services;
    const page = await course.student('looks-into-it');
    const { token } = page;
    const seen: unknown[] = [page];
    const items = new Set<string>();
    let { turn } = page.data;
    const send = async (path: string, body: unknown, method: 'GET' | 'POST' = 'POST') => {
      const known = await openQuestionOf(practice, token ?? '');
      if (known) items.add(known.open.decision.item);
      const got = await call<Turn>(tool, token, method, path, body);
      assert.equal(got.status, 200, JSON.stringify(got.body));
      seen.push(got.body);
      turn = got.body;
    };
    const open = () => ({ serving: turn.serving?.id, step: turn.serving?.step });
    await send('/api/hint', { ...open(), count: 0 });
    seen.push(await course.answerRight(token, turn));
    await send('/api/turn', undefined, 'GET');
    await send('/api/reveal', open());
    const wish = { kind: 'similar', serving: turn.feedback?.serving };
    await send('/api/choose', { id: randomUUID(), wish, goal: null });
    await send('/api/finish', {});
    assert.ok(items.size > 1);
    for (const body of seen) {
      const text = JSON.stringify(body);
      assert.doesNotMatch(text, /"(seed|item|itemVersion|packVersion)"/);
      for (const item of items) assert.ok(!text.includes(`"${item}"`), item);
    }
  });

  it('the same answer twice counts once and is answered alike', async () => {
    const page = await course.student('twice');
    const serving = page.data.turn.serving;
    assert.ok(serving);
    const answer = await cribOf(tool.running.services.practice)(page.token ?? '');
    const request = { serving: serving.id, step: 0, try: 1, answer, elapsed: 9_000 };
    const all = await Promise.all(
      Array.from({ length: 10 }, () => call<Turn>(tool, page.token, 'POST', '/api/answer', request)),
    );
    assert.deepEqual(new Set(all.map(({ status }) => status)), new Set([200]));
    assert.deepEqual(new Set(all.map(({ body }) => body.feedback?.correct)), new Set([true]));
    assert.deepEqual(new Set(all.map(({ body }) => body.serving?.id)).size, 1);
    const now = await call<Turn>(tool, page.token, 'GET', '/api/turn');
    assert.equal(now.body.sitting.answered, serving.steps === 1 ? 1 : 1);
  });

  it('hints come one at a time and end', async () => {
    const page = await course.student('hinted');
    const serving = page.data.turn.serving;
    assert.ok(serving);
    for (let count = 0; count < serving.hintsLeft; count += 1) {
      const turn: { body: Turn } = await call<Turn>(tool, page.token, 'POST', '/api/hint', {
        serving: serving.id,
        step: 0,
        count,
      });
      assert.equal(turn.body.serving?.hints.length, count + 1);
    }
    const none = await call(tool, page.token, 'POST', '/api/hint', {
      serving: serving.id,
      step: 0,
      count: serving.hintsLeft,
    });
    assert.equal(none.status, 409);
    assert.equal(none.body.code, 'hint_none_left');
  });

  it('a reveal shows the solution and goes on', async () => {
    const page = await course.student('revealed');
    const serving = page.data.turn.serving;
    assert.ok(serving);
    const turn = await call<Turn>(tool, page.token, 'POST', '/api/reveal', { serving: serving.id, step: 0 });
    assert.equal(turn.body.feedback?.note, 'revealed');
    assert.ok(turn.body.feedback?.solution);
    assert.ok(turn.body.serving);
  });

  it('another skill, a similar question and another explanation are given when asked for', async () => {
    const page = await course.student('chooser');
    const [, second = ''] = course.skills;
    const chosen = await call<Turn>(tool, page.token, 'POST', '/api/choose', {
      id: randomUUID(),
      wish: { kind: 'skill', skill: second },
      goal: [second],
    });
    assert.equal(chosen.body.serving?.why.reason, 'goal');
    assert.deepEqual(chosen.body.goal, [second]);
    const explained = await Promise.all(
      [0, 1].map((form) => call(tool, page.token, 'POST', '/api/explain', { skill: second, form })),
    );
    assert.notEqual(explained[0]?.body.html, explained[1]?.body.html);
  });

  it('the sitting left open is taken up with the same question', async () => {
    const first = await course.student('returning');
    const second = await course.student('returning');
    assert.equal(second.data.turn.serving?.id, first.data.turn.serving?.id);
  });

  it('a finished sitting shows no question and says what was done', async () => {
    const page = await course.student('finisher');
    await course.answerRight(page.token, page.data.turn);
    const done = await call<Turn>(tool, page.token, 'POST', '/api/finish', {});
    assert.equal(done.body.serving, null);
    assert.equal(done.body.sitting.finished, true);
    assert.equal((await call<Turn>(tool, page.token, 'POST', '/api/finish', {})).status, 200);
  });

  it('after its summary a sitting goes on where the learner wants', async () => {
    const page = await course.student('resumer');
    await call<Turn>(tool, page.token, 'POST', '/api/finish', {});
    const body = { id: randomUUID(), wish: { kind: 'any' }, goal: null };
    const turn = await call<Turn>(tool, page.token, 'POST', '/api/choose', body);
    assert.ok(turn.body.serving);
    assert.equal(turn.body.sitting.finished, false);
    const again = await call<Turn>(tool, page.token, 'POST', '/api/choose', body);
    assert.equal(again.body.serving?.id, turn.body.serving.id);
  });

  it('people of the roster who never came are listed as not started, also beside a member that cannot be read', async () => {
    const unreadable = { user_id: '', roles: ['Learner'] };
    course.platform.members = [unreadable, { user_id: 'absent-1', name: 'Chloe Martin', roles: ['Learner'] }];
    tool.clock.now += HOUR;
    const teacher = await course.teacher();
    assert.equal(teacher.data.overview.roster, 'known');
    const action = teacher.data.overview.actions.find(({ kind }) => kind === 'not-started');
    assert.ok(action?.kind === 'not-started' && action.people.some(({ name }) => name === 'Chloe Martin'));
  });

  it('an instructor practises as a student without being graded or listed', async () => {
    const teacher = await course.teacher();
    const view = await call<{ token: string; data: { turn: Turn } }>(
      tool,
      teacher.token,
      'POST',
      '/api/view-as-student',
      {},
    );
    const turn = await course.answerRight(view.body.token, view.body.data.turn);
    assert.equal(turn.grade.state, 'not-graded');
    await tool.running.loop.drain();
    const overview = await call<ClassOverview>(tool, teacher.token, 'GET', '/api/class');
    assert.ok(overview.body.rows.every(({ name }) => name !== 'Ms Rivera'));
  });

  it('the class goes out as CSV in which no name is a formula', async () => {
    const own = await course.student('formula', '=HYPERLINK("x")');
    await course.answerRight(own.token, own.data.turn);
    await tool.running.loop.drain();
    const teacher = await course.teacher();
    const csv = await call<string>(tool, teacher.token, 'GET', '/api/class.csv');
    assert.match(csv.body, /^\uFEFF?name,answered/);
    assert.match(csv.body, /"'=HYPERLINK/);
  });

  it('a new revision of the settings holds from the next event on', async () => {
    const teacher = await course.teacher();
    const changed = { ...teacher.data.activity, tries: 3, title: 'Fractions again' };
    const saved = await call<ClassOverview>(tool, teacher.token, 'PUT', '/api/activity', changed);
    assert.equal(saved.body.activity.title, 'Fractions again');
    // A choice has one try fewer than it has options, whatever the settings say, and may come first.
    const tries: (number | undefined)[] = [];
    for (const sub of ['later', 'later-2', 'later-3', 'later-4', 'later-5', 'later-6'])
      tries.push((await course.student(sub)).data.turn.serving?.tries);
    assert.ok(tries.includes(3), `${tries}`);
  });

  it('settings follow the learner into the next launch', async () => {
    const page = await course.student('settler');
    const settings = { ...page.data.settings, typeface: 'dyslexic', language: 'es' };
    assert.equal((await call(tool, page.token, 'PUT', '/api/settings', settings)).status, 200);
    const again = await course.student('settler');
    assert.equal(again.data.settings.typeface, 'dyslexic');
    assert.equal(again.locale, 'es');
  });

  it('settings made in one course are there in another course of the platform', async () => {
    const { activity } = (await course.teacher()).data;
    const elsewhere = {
      [`${LTI}context`]: { id: 'course-2', title: 'Other course' },
      [`${LTI}resource_link`]: { id: 'link-in-course-2', title: 'Other' },
    };
    const picker = await launch<'picker'>(tool, course.platform, { ...TEACHER, ...elsewhere });
    const request = { activities: [{ ...activity, title: 'Elsewhere' }], target: null };
    assert.equal((await call(tool, picker.token, 'POST', '/api/deep-link', request)).status, 200);
    const here = await course.student('mover');
    const settings = { ...here.data.settings, typeface: 'dyslexic', extraTime: 1.5, language: 'es' };
    assert.equal((await call(tool, here.token, 'PUT', '/api/settings', settings)).status, 200);
    const there = await launch<'practice'>(tool, course.platform, { sub: 'mover', ...elsewhere });
    assert.equal(there.data.activity.title, 'Elsewhere');
    assert.deepEqual(there.data.settings, settings);
    assert.equal(there.locale, 'es');
  });

  it('an answer after the eight hours of its session is refused, and nothing of it is kept', async () => {
    const { services } = tool.running;
    const page = await course.student('away-for-long');
    const { serving } = page.data.turn;
    assert.ok(serving);
    const answer = await cribOf(services.practice)(page.token ?? '');
    const request = { serving: serving.id, step: 0, try: 1, answer, elapsed: 9_000 };
    await tool.running.loop.drain();
    const session = await services.store.sessions.find(hashOfSecret(page.token ?? ''));
    assert.ok(session);
    const logged = () => services.store.log.after(session.learner, 'fractions-to-equations', 0);
    const before = await logged();
    tool.clock.now += 8 * HOUR;
    const late = await call(tool, page.token, 'POST', '/api/answer', request);
    assert.deepEqual([late.status, late.body.code], [401, 'session_expired']);
    assert.deepEqual(await logged(), before);
    const back = await course.student('away-for-long');
    assert.equal(back.data.turn.sitting.answered, 0);
    const served = (await logged()).slice(before.length);
    assert.ok(served.every(({ kind }) => kind !== 'attempt'));
  });
});
