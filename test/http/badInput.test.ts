import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Turn } from '../../src/api/turn.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';

describe('bad input', () => {
  let course: TestCourse;
  let token: string | null;
  let turn: Turn;

  before(async () => {
    course = await startCourse();
    const page = await course.student('student-1');
    token = page.token;
    turn = page.data.turn;
  });
  after(() => course?.close());

  /** The body of a plausible answer with some fields changed. */
  function answer(changes: Record<string, unknown> = {}): Record<string, unknown> {
    const { serving } = turn;
    assert.ok(serving);
    return {
      serving: serving.id,
      step: 0,
      try: 1,
      answer: { kind: 'number', text: '1' },
      elapsed: 1000,
      ...changes,
    };
  }

  async function refused(body: unknown, status: number, code: string): Promise<void> {
    const before = await call<Turn>(course.tool, token, 'GET', '/api/turn');
    const got = await call(course.tool, token, 'POST', '/api/answer', body);
    assert.deepEqual([got.status, got.body.code], [status, code], JSON.stringify(got.body));
    assert.ok(got.body.reference, 'the answer carries a reference');
    const after = await call<Turn>(course.tool, token, 'GET', '/api/turn');
    assert.deepEqual(after.body.sitting, before.body.sitting, 'nothing was counted');
    assert.equal(after.body.serving?.id, before.body.serving?.id, 'the question is still open');
  }

  it('an answer to a serving that is not open here is refused', async () => {
    await refused(answer({ serving: randomUUID() }), 409, 'serving_closed');
  });

  it("an answer to somebody else's serving is refused", async () => {
    const other = await course.student('student-2');
    await refused(answer({ serving: other.data.turn.serving?.id }), 409, 'serving_closed');
  });

  it('an answer for another step or try than the open one is refused', async () => {
    await refused(answer({ step: 3 }), 409, 'serving_closed');
    await refused(answer({ try: 2 }), 409, 'serving_closed');
  });

  it('a body that is not packed as it says is a bad request, for programs and for people', async () => {
    const { url } = course.tool;
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'x-made-up'])
      for (const [path, type] of [
        ['/api/answer', 'application/json'],
        ['/lti/launch', 'application/x-www-form-urlencoded'],
      ] as const) {
        const headers = { 'content-type': type, 'content-encoding': encoding, accept: 'application/json' };
        const got = await fetch(`${url}${path}`, { method: 'POST', headers, body: 'state=not packed' });
        const { code } = (await got.json()) as { code: string };
        assert.deepEqual([got.status, code], [400, 'bad_request'], `${encoding} at ${path}`);
      }
  });

  it('wrong types, missing and unknown fields are refused by name', async () => {
    await refused(answer({ serving: 7 }), 400, 'bad_request');
    await refused(answer({ serving: { $gt: '' } }), 400, 'bad_request');
    await refused(answer({ step: '0' }), 400, 'bad_request');
    await refused(answer({ step: -1 }), 400, 'bad_request');
    await refused(answer({ step: 0.5 }), 400, 'bad_request');
    await refused(answer({ elapsed: 'NaN' }), 400, 'bad_request');
    await refused(answer({ answer: null }), 400, 'bad_request');
    await refused(answer({ answer: { kind: 'magic' } }), 400, 'bad_request');
    await refused(answer({ answer: { kind: 'choice', choice: ['o1'] } }), 400, 'bad_request');
    await refused(answer({ extra: true }), 400, 'bad_request');
    await refused({}, 400, 'bad_request');
    await refused([], 400, 'bad_request');
  });

  it('JSON that is none, with NaN or half sent, is refused', async () => {
    await refused('{"serving":', 400, 'bad_request');
    await refused(JSON.stringify(answer()).replace('1000', 'NaN'), 400, 'bad_request');
    await refused('"text"', 400, 'bad_request');
  });

  it('a text of 501 characters is refused, one of a megabyte before it is read', async () => {
    await refused(answer({ answer: { kind: 'number', text: '1'.repeat(501) } }), 400, 'bad_request');
    await refused(answer({ answer: { kind: 'number', text: '1'.repeat(1_048_576) } }), 413, 'body_too_large');
  });

  it('names of prototypes are texts like any other', async () => {
    const strange = { kind: 'cloze', blanks: JSON.parse('{"__proto__":"x","constructor":"y"}') };
    const got = await call(course.tool, token, 'POST', '/api/answer', answer({ answer: strange }));
    assert.ok(got.status === 200 || got.status === 400);
  });

  it('an answer of the wrong kind for the question is no right answer', async () => {
    const page = await course.student('student-3');
    const serving = page.data.turn.serving;
    assert.ok(serving);
    const kind =
      serving.question.ask.kind === 'order' ? { kind: 'match', pairs: [] } : { kind: 'order', order: [] };
    const body = { serving: serving.id, step: 0, try: 1, answer: kind, elapsed: 9_000 };
    const got = await call<Turn>(course.tool, page.token, 'POST', '/api/answer', body);
    assert.notEqual(got.body.feedback?.correct, true);
  });

  it('a skill that the pack does not have cannot be chosen', async () => {
    const body = { id: randomUUID(), wish: { kind: 'skill', skill: 'alchemy' }, goal: null };
    const got = await call(course.tool, token, 'POST', '/api/choose', body);
    assert.deepEqual([got.status, got.body.code], [404, 'skill_unknown']);
  });

  it('an address that is none and a method that is none get an answer a person can read', async () => {
    const page = await fetch(`${course.tool.url}/no/such/page`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /<html/);
    const get = await fetch(`${course.tool.url}/lti/launch`);
    assert.equal(get.status, 405);
    const api = await call(course.tool, token, 'GET', '/api/nothing');
    assert.deepEqual([api.status, api.body.code], [404, 'not_found']);
  });

  it('the store going away is told as such, and nothing is lost', async () => {
    const own = await startCourse();
    const page = await own.student('student-1');
    const answered = await own.answerRight(page.token, page.data.turn);
    await own.tool.running.services.store.close();
    const serving = answered.serving;
    const body = { serving: serving?.id, step: 0, try: 1, answer: { kind: 'number', text: '1' }, elapsed: 1 };
    const got = await call(own.tool, page.token, 'POST', '/api/answer', body);
    assert.deepEqual([got.status, got.body.code], [503, 'store_unavailable']);
    const ready = await fetch(`${own.tool.url}/readyz`);
    assert.equal(ready.status, 503);
    const alive = await fetch(`${own.tool.url}/healthz`);
    assert.equal(alive.status, 200);
    await own.close();
  });
});
