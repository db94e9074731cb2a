import assert from 'node:assert/strict';
import { agent, type Client, type Sent, type TestLrs } from './support/lrs.ts';

const activityId = 'http://example.org/activity';
const KINDS = {
  'activities/state': { activityId, agent: agent('ana'), stateId: 'one' },
  'activities/profile': { activityId, profileId: 'one' },
  'agents/profile': { agent: agent('ana'), profileId: 'one' },
} as const;

/** State and profiles. */
export function documentsSuite(lrs: () => TestLrs): void {
  for (const [path, query] of Object.entries(KINDS)) {
    describe(`documents of ${path}`, () => {
      let client: Client;
      beforeEach(async () => {
        client = await lrs().client();
      });
      const call = (method: string, sent: Sent = {}) => lrs().call(client, method, path, { query, ...sent });
      const etag = async () => (await call('GET')).headers.get('etag') ?? '';

      it('come back byte for byte, with their type, their ETag and when they changed', async () => {
        const bytes = Buffer.from([0, 1, 2, 255, 13, 10]);
        const headers = { 'content-type': 'application/x-own' };
        assert.equal((await call('PUT', { body: bytes, headers })).status, 204);
        const back = await call('GET');
        assert.deepEqual(back.bytes, bytes);
        assert.equal(back.headers.get('content-type'), 'application/x-own');
        assert.match(back.headers.get('etag') ?? '', /^"[0-9a-f]{40}"$/);
        assert.ok(back.headers.get('last-modified'));
        const head = await call('HEAD');
        assert.deepEqual([head.bytes.length, head.headers.get('etag')], [0, back.headers.get('etag')]);
        assert.equal((await call('DELETE')).status, 204);
        assert.equal((await call('GET')).status, 404);
        assert.equal((await call('DELETE')).status, 204);
      });

      it('are merged at the top level alone, and only objects of JSON', async () => {
        const post = (body: unknown, headers = {}) => call('POST', { body, headers });
        await post({ a: { x: 1 }, b: 1 });
        await post({ a: { y: 2 }, c: 3 });
        assert.deepEqual((await call('GET')).json, { a: { y: 2 }, b: 1, c: 3 });
        assert.equal((await post('[1]')).status, 400);
        assert.equal((await post('{"d"')).status, 400);
        assert.equal((await post('text', { 'content-type': 'text/plain' })).status, 400);
        assert.deepEqual((await call('GET')).json, { a: { y: 2 }, b: 1, c: 3 });
      });

      it('change only under the conditions a request names', async () => {
        assert.equal((await call('PUT', { body: { a: 1 }, headers: { 'if-match': '"x"' } })).status, 412);
        assert.equal((await call('PUT', { body: { a: 1 }, headers: { 'if-none-match': '*' } })).status, 204);
        const known = await etag();
        assert.equal((await call('PUT', { body: { a: 2 }, headers: { 'if-none-match': '*' } })).status, 412);
        assert.equal(
          (await call('POST', { body: { a: 2 }, headers: { 'if-none-match': known } })).status,
          412,
        );
        assert.equal((await call('POST', { body: { a: 2 }, headers: { 'if-match': '"old"' } })).status, 412);
        assert.equal((await call('DELETE', { headers: { 'if-match': '"old"' } })).status, 412);
        const blind = await call('PUT', { body: { a: 3 } });
        assert.equal(blind.status, 409);
        assert.match(blind.json.detail, /If-Match/);
        assert.deepEqual((await call('GET')).json, { a: 1 });
        assert.equal((await call('PUT', { body: { a: 4 }, headers: { 'if-match': known } })).status, 204);
        assert.equal((await call('DELETE', { headers: { 'if-match': await etag() } })).status, 204);
      });

      it('of many writers with one ETag exactly one writes', async () => {
        await call('PUT', { body: { n: 0 } });
        const headers = { 'if-match': await etag() };
        const tried = Array.from({ length: 8 }, (_, n) => call('PUT', { body: { n: n + 1 }, headers }));
        const statuses = (await Promise.all(tried)).map(({ status }) => status);
        assert.deepEqual(statuses.toSorted(), [204, ...Array<number>(7).fill(412)]);
      });

      it('are listed by those changed after a moment', async () => {
        const id = 'stateId' in query ? 'stateId' : 'profileId';
        const put = (name: string) => call('PUT', { query: { ...query, [id]: name }, body: { name } });
        await put('first');
        const { clock } = lrs().tool;
        clock.now += 5000;
        await put('second');
        const place: Record<string, string> = { ...query };
        delete place[id];
        const ids = async (over: Record<string, string>) =>
          (await call('GET', { query: { ...place, ...over } })).json;
        assert.deepEqual(await ids({}), ['first', 'second']);
        const first = (await call('GET', { query: { ...query, [id]: 'first' } })).headers.get(
          'last-modified',
        );
        const since = new Date(Date.parse(first ?? '') + 2000).toISOString();
        assert.deepEqual(await ids({ since }), ['second']);
        assert.equal((await call('GET', { query: { ...place, since: 'x' } })).status, 400);
      });

      it('of one tenant are no other’s', async () => {
        await call('PUT', { body: { a: 1 } });
        const other = await lrs().client();
        assert.equal((await lrs().call(other, 'GET', path, { query })).status, 404);
      });
    });
  }

  describe('state', () => {
    it('is told apart by registration, listed and cleared with and without it', async () => {
      const client = await lrs().client();
      const place = { activityId, agent: agent('ana') };
      const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
      const call = (method: string, query: Record<string, string>, body?: unknown) =>
        lrs().call(client, method, 'activities/state', {
          query: { ...place, ...query },
          ...(body ? { body } : {}),
        });
      await call('PUT', { stateId: 's' }, { n: 0 });
      await call('PUT', { stateId: 's', registration: one }, { n: 1 });
      await call('PUT', { stateId: 't', registration: two }, { n: 2 });
      assert.deepEqual((await call('GET', { stateId: 's' })).json, { n: 0 });
      assert.deepEqual((await call('GET', { stateId: 's', registration: one })).json, { n: 1 });
      assert.equal((await call('GET', { stateId: 's', registration: two })).status, 404);
      assert.deepEqual((await call('GET', { registration: two })).json, ['t']);
      assert.deepEqual((await call('GET', {})).json, ['s', 't']);
      assert.equal((await call('DELETE', { registration: one })).status, 204);
      assert.equal((await call('GET', { stateId: 's', registration: one })).status, 404);
      assert.deepEqual((await call('GET', { stateId: 's' })).json, { n: 0 });
      assert.equal((await call('DELETE', {})).status, 204);
      assert.deepEqual((await call('GET', {})).json, []);
    });

    it('of 1.0.3 may be written over; a profile of 1.0.3 needs a condition', async () => {
      const client = await lrs().client();
      const put = (path: keyof typeof KINDS) =>
        lrs().call(client, 'PUT', path, { query: KINDS[path], body: { a: 1 }, version: '1.0.3' });
      assert.equal((await put('activities/state')).status, 204);
      assert.equal((await put('activities/state')).status, 204);
      assert.equal((await put('agents/profile')).status, 400);
    });
  });
}
