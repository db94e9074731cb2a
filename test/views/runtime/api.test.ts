import assert from 'node:assert/strict';
import { createApi } from '../../../views/runtime/api.ts';

const answering = (status: number, body: string, type = 'application/problem+json') =>
  createApi('t', async () => new Response(body, { status, headers: { 'content-type': type } }));

describe('requests of the pages', () => {
  it('send the bearer and JSON', async () => {
    const seen: RequestInit[] = [];
    const api = createApi('t-1', async (_, init) => {
      seen.push(init ?? {});
      return new Response('{"a":1}');
    });
    assert.deepEqual(await api.post('/api/x', { b: 2 }), { ok: true, value: { a: 1 } });
    const headers = new Headers(seen[0]?.headers);
    assert.equal(headers.get('authorization'), 'Bearer t-1');
    assert.equal(headers.get('content-type'), 'application/json');
    assert.equal(seen[0]?.body, '{"b":2}');
  });

  it('a problem document becomes its code, its numbers and its reference', async () => {
    const api = answering(409, '{"code":"serving_closed","params":{"n":1},"reference":"r-1"}');
    const outcome = await api.get('/api/x');
    assert.deepEqual(outcome, {
      ok: false,
      problem: { code: 'serving_closed', params: { n: 1 }, reference: 'r-1' },
    });
  });

  it('anything else that went wrong is named by its status', async () => {
    const codes = await Promise.all(
      [401, 429, 502, 503].map(async (status) => {
        const outcome = await answering(status, '<html>', 'text/html').get('/api/x');
        return outcome.ok ? null : outcome.problem.code;
      }),
    );
    assert.deepEqual(codes, ['session_expired', 'too_many_requests', 'internal', 'store_unavailable']);
  });

  it('no answer, or half of one, is the network’s fault', async () => {
    const none = createApi('t', () => Promise.reject(new TypeError('failed to fetch')));
    const half = answering(200, '{"a":', 'application/json');
    for (const api of [none, half]) {
      const outcome = await api.get('/api/x');
      assert.equal(outcome.ok ? null : outcome.problem.code, 'offline');
    }
  });
});
