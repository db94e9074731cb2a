import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_ACTIVITY } from '../../src/api/activity.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { aLearner } from '../support/fixtures.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { startTool, type TestTool } from '../support/tool.ts';
import { until } from '../support/until.ts';

/** Value of a sample of the metrics whose line begins so; null where there is none. */
function sample(text: string, begins: string): number | null {
  const line = text.split('\n').find((one) => one.startsWith(`${begins} `));
  return line === undefined ? null : Number(line.split(' ').at(-1));
}

describe('operations', function () {
  this.timeout(60_000);
  let course: TestCourse;
  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  it('the numbers tell launches, answers, decisions, what waits, the store and the event loop, and name nobody', async () => {
    const { tool } = course;
    const { token, data } = await course.student('measured-1', 'Meda Sured');
    await course.answerRight(token, data.turn);
    await fetch(`${tool.url}/lti/launch`, { method: 'POST', body: new URLSearchParams({ state: 'x' }) });
    await tool.running.loop.drain();
    const answer = await fetch(`${tool.url}/metrics`);
    const text = await answer.text();
    assert.match(answer.headers.get('content-type') ?? '', /text\/plain; version=0\.0\.4/);
    assert.ok((sample(text, 'trellis_launches_total{result="practice"}') ?? 0) >= 1);
    assert.ok((sample(text, 'trellis_launches_total{result="state_unknown"}') ?? 0) >= 1, 'refused ones too');
    assert.equal(sample(text, 'trellis_answers_total{result="right"}'), 1);
    assert.ok((sample(text, 'trellis_decision_seconds_count') ?? 0) >= 2);
    assert.equal(sample(text, 'trellis_outbox_depth{kind="effects"}'), 0);
    assert.equal(sample(text, 'trellis_outbox_age_seconds{kind="grades"}'), 0);
    assert.ok((sample(text, 'trellis_store_call_seconds_count{call="log.append"}') ?? 0) >= 2);
    assert.ok(sample(text, 'nodejs_eventloop_lag_seconds') !== null);
    for (const personal of ['Meda', 'measured-1', token ?? 'x']) assert.equal(text.includes(personal), false);
  });

  it('statements count by what became of each, in batches too', async () => {
    const { tool } = course;
    const { statements } = tool.running.services.store;
    const of = async (outcome: string) => {
      const text = await (await fetch(`${tool.url}/metrics`)).text();
      return sample(text, `trellis_statements_total{outcome="${outcome}"}`) ?? 0;
    };
    const about = (nth: number, verb = 'https://example.org/did') => ({
      id: `00000000-0000-4000-8000-00000000000${nth}`,
      actor: { mbox: 'mailto:a@example.org' },
      verb: { id: verb },
      object: { id: 'https://example.org/thing' },
      version: '2.0.0',
    });
    const before = await Promise.all([of('stored'), of('duplicate'), of('conflict')]);
    await statements.insertAll('a-tenant', [about(1), about(2)], tool.clock.now);
    await statements.insertAll('a-tenant', [about(2), about(3)], tool.clock.now);
    await statements.insertAll('a-tenant', [about(4), about(3, 'https://example.org/undid')], tool.clock.now);
    const after = await Promise.all([of('stored'), of('duplicate'), of('conflict')]);
    assert.deepEqual(
      after.map((count, place) => count - (before[place] ?? 0)),
      [3, 1, 1],
    );
  });

  it('a trial of an activity ends with the page that asked for it', async () => {
    const { tool } = course;
    const { token } = await course.teacher();
    const { points: _, ...settings } = DEFAULT_ACTIVITY;
    const refused = async () =>
      sample(
        await (await fetch(`${tool.url}/metrics`)).text(),
        'trellis_errors_total{code="too_many_requests"}',
      );
    const { catalogue } = tool.running.services.practice.packs.current('fractions-to-equations');
    const skills = catalogue.skills.map(({ id }) => id);
    const before = await refused();
    const page = new AbortController();
    const asked = fetch(`${tool.url}/api/what-if`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        activity: { ...settings, pack: catalogue.packId, skills },
        kind: 'steady',
      }),
      signal: page.signal,
    });
    // It is at work: requests are answered meanwhile.
    for (let turns = 0; turns < 5; turns += 1) await call(tool, null, 'GET', '/healthz');
    page.abort();
    await assert.rejects(asked, { name: 'AbortError' });
    await until(async () => (await refused()) !== before);
  });

  it('what waits is told with its age', async () => {
    const { tool } = course;
    const { store } = tool.running.services;
    await tool.running.loop.drain();
    const want = {
      link: 'a-link',
      learner: 'a-learner',
      activity: 'an-activity',
      tenant: 'a-tenant',
      pack: 'a-pack',
      sequence: 1,
      value: 1,
      completed: false,
      decidedAt: tool.clock.now,
      final: false,
    };
    await store.grades.want(want, { quietMs: 3_600_000, mostMs: 3_600_000 }, tool.clock.now - 3_610_000);
    // Due ten seconds ago; the worker, whose clock stands still, may take it at any moment: it stays due for its lease.
    const text = await (await fetch(`${tool.url}/metrics`)).text();
    assert.equal(sample(text, 'trellis_outbox_depth{kind="grades"}'), 1);
    assert.ok((sample(text, 'trellis_outbox_age_seconds{kind="grades"}') ?? -1) >= 0);
    assert.ok(/trellis_grades_differing 0/.test(text));
    assert.ok(/trellis_grades_unsent\{status="\w+"\} 1/.test(text));
  });
});

describe('a server whose place on its SQLite file another one has taken', function () {
  this.timeout(60_000);
  let tool: TestTool;
  before(async () => {
    tool = await startTool({ environment: { MONGODB_URL: '' } });
  });
  after(() => tool?.close());

  it('takes no more writes from that moment, and is not ready', async () => {
    assert.equal((await fetch(`${tool.url}/readyz`)).status, 200);
    const { store, halt } = tool.running.services;
    halt.displaced.abort();
    await assert.rejects(store.learners.note(aLearner()), { code: 'store_unavailable' });
    assert.equal((await fetch(`${tool.url}/readyz`)).status, 503);
    assert.equal((await call(tool, 'a'.repeat(43), 'GET', '/api/turn')).status, 503);
  });
});

describe('a stop', function () {
  this.timeout(60_000);

  it('finishes the request under way, gives up on a gradebook that hangs and frees its lease; the grade arrives once after the next start', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'trellis-stop-'));
    const database = MONGO_SKIPPED === null ? mongoDatabase() : null;
    const environment = { DATA_DIR: dataDir, MONGODB_URL: database?.url ?? '' };
    const course = await startCourse(environment);
    const { tool, platform } = course;
    const { store, practice, halt } = tool.running.services;
    platform.hang();
    const { token, data } = await course.student('stopped');
    await course.answerRight(token, data.turn);
    await until(() => platform.tries.length > 0);
    // One connection says nothing, one is in the middle of a request: the first must not keep the tool, the second is answered.
    const open = () => connect(Number(new URL(tool.url).port), '127.0.0.1');
    const [silent, asking] = [open(), open()];
    await Promise.all([once(silent, 'connect'), once(asking, 'connect')]);
    const body = '{"serving":"x"}';
    const head = `POST /api/answer HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n`;
    asking.write(`${head}content-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    let answer = '';
    asking.on('data', (chunk) => {
      answer += String(chunk);
    });
    // Answered after what came before it on the same machine was read.
    assert.equal((await call(tool, null, 'GET', '/healthz')).status, 200);
    const started = performance.now();
    const closing = tool.close();
    asking.write(body.slice(5));
    await closing;
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.ok(performance.now() - started < 10_000);
    assert.ok(halt.draining.signal.aborted);
    await assert.rejects(store.ping(), { code: 'store_unavailable' });
    await assert.rejects(practice.store.learners.get('x'), { code: 'store_unavailable' });
    for (const socket of [silent, asking]) socket.destroy();

    // Well again; what it never answered stays unanswered.
    platform.hang()();
    const again = await startTool({ frozen: true, allow: platform.origin, environment });
    // Long before the lease would have ended by itself: it was given back, and the usual pause after a failure is over.
    again.clock.now = tool.clock.now + 6_000;
    await again.running.loop.drain();
    const [first, ...repeats] = platform.tries;
    assert.deepEqual(repeats, [first], 'the very same score, once more');
    assert.deepEqual(await again.running.services.store.gradeQueue.count(null), [], 'nothing waits');
    await again.close();
    await platform.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
});
