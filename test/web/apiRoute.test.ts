import assert from 'node:assert/strict';
import { EventEmitter, getEventListeners } from 'node:events';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { apiRoute } from '../../src/web/apiRoute.ts';
import type { Web } from '../../src/web/web.ts';

const SESSION = { kind: 'picker', expiresAt: Number.POSITIVE_INFINITY, registration: 'r', learner: 'l' };

/** As much of the web as a route looks at. */
function webThat(draining: AbortSignal): Web {
  const limits = { session: async () => undefined };
  const nobody = async () => null;
  const store = {
    sessions: { find: async () => SESSION },
    adminAccess: { find: nobody },
    learners: { get: nobody },
  };
  return Object.assign(Object.create(null), { draining, limits, practice: { store, now: () => 0 } });
}

/** A response whose caller has left already, or is still there. */
function responseThat(destroyed: boolean): Response {
  const nothing = () => undefined;
  return Object.assign(Object.create(EventEmitter.prototype), {
    destroyed,
    json: nothing,
    setHeader: nothing,
  });
}

describe('a route whose work is long', () => {
  const draining = new AbortController();
  const told: boolean[] = [];
  const route = apiRoute(
    'post',
    '/api/trial',
    { kinds: ['picker'], input: z.unknown() },
    async (_, { left }) => {
      told.push(left().aborted);
      return {};
    },
  );
  const request: Request = Object.assign(Object.create(null), {
    headers: { authorization: `Bearer ${'a'.repeat(43)}` },
    body: {},
    params: {},
    query: {},
  });
  const call = (response: Response) => route.handler(webThat(draining.signal))(request, response, () => {});

  it('is told of a caller who left before it began, and nothing of that caller is kept', async () => {
    await call(responseThat(true));
    assert.deepEqual([told.pop(), getEventListeners(draining.signal, 'abort').length], [true, 0]);
  });

  it('keeps nothing of a caller who was answered', async () => {
    const response = responseThat(false);
    await call(response);
    assert.deepEqual([told.pop(), getEventListeners(draining.signal, 'abort').length], [false, 1]);
    response.emit('close');
    assert.equal(getEventListeners(draining.signal, 'abort').length, 0);
  });
});
