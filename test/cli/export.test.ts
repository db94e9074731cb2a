import assert from 'node:assert/strict';
import { learnerId } from '../../src/practice/derivedId.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { trellis } from './support/command.ts';

describe('export and rebuild beside a running server', function () {
  this.timeout(120_000);
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  it('statements come one JSON document per line, and a rebuild changes no page', async () => {
    const { token, data } = await course.student('exported');
    const turn = await course.answerRight(token, data.turn);
    await call(course.tool, token, 'POST', '/api/finish', {});
    await course.tool.running.loop.drain();
    const { mongodbUrl } = course.tool.running.services.config;
    const settings = { DATA_DIR: course.tool.dataDir, ...(mongodbUrl ? { MONGODB_URL: mongodbUrl } : {}) };
    const exported = await trellis(['export', 'statements'], settings);
    assert.equal(exported.code, 0, exported.lines.join('\n'));
    const lines = exported.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const statements = lines.map(({ statement }) => statement);
    const verbs = statements.map(({ verb }) => verb.id.split('/').at(-1));
    for (const verb of ['initialized', 'answered', 'terminated']) assert.ok(verbs.includes(verb), verb);
    for (const { stored, actor } of statements) {
      assert.ok(Number.isFinite(Date.parse(stored)));
      assert.equal(actor.account.name, 'exported');
    }
    const [{ tenant }] = lines;
    const learner = await course.tool.running.services.store.learners.get(learnerId(tenant, 'exported'));
    assert.equal(learner?.tenant, tenant);
    assert.ok(lines.every((line) => line.tenant === tenant));
    const own = await trellis(['export', 'statements', '--tenant', tenant], settings);
    assert.equal(own.out, exported.out);
    const none = await trellis(['export', 'statements', '--tenant', 'nobody'], settings);
    assert.deepEqual([none.code, none.out], [0, '']);
    const unread = await trellis(['export', 'statements'], settings, 'gone');
    assert.deepEqual([unread.code, unread.lines], [0, []]);
    assert.equal((await trellis(['rebuild'], settings)).code, 0);
    const after = await call<typeof turn>(course.tool, token, 'GET', '/api/turn');
    assert.deepEqual(after.body.skills, turn.skills);
    assert.equal(after.body.grade.value, turn.grade.value);
  });
});
