import assert from 'node:assert/strict';
import { agent, type Client, statement, type TestLrs } from './support/lrs.ts';

/** Versions, the alternate syntax, other origins, scopes and tenants. */
export function protocolSuite(lrs: () => TestLrs): void {
  describe('the protocol of the record store', () => {
    let client: Client;
    before(async () => {
      client = await lrs().client();
    });

    it('each family of versions is spoken, with its latest patch; anything else is refused', async () => {
      for (const [sent, spoken] of [
        ['1.0', '1.0.3'],
        ['1.0.2', '1.0.3'],
        ['2.0', '2.0.0'],
        ['2.0.9', '2.0.0'],
      ] as const) {
        const { status, headers } = await lrs().call(client, 'GET', 'statements', { version: sent });
        assert.deepEqual([status, headers.get('x-experience-api-version')], [200, spoken]);
      }
      for (const version of ['0.9', '1.1', '3.0', 'x'])
        assert.equal((await lrs().call(client, 'GET', 'statements', { version })).status, 400);
    });

    it('a request without version is refused in the version of its credential', async () => {
      for (const version of ['1.0.3', '2.0.0'] as const) {
        const by = await lrs().client({ version });
        const answer = await lrs().call(by, 'GET', 'statements', { version: null });
        assert.deepEqual([answer.status, answer.headers.get('x-experience-api-version')], [400, version]);
      }
    });

    it('what it is stands under about, for everybody', async () => {
      const { status, json } = await lrs().call(null, 'GET', 'about', { version: null });
      assert.equal(status, 200);
      assert.deepEqual(json.version, ['1.0.3', '2.0.0']);
    });

    it('the alternate syntax is understood for 1.0.3 and refused for 2.0', async () => {
      const form = (fields: Record<string, string>) => ({
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        version: null,
      });
      const sent = statement();
      const fields = {
        statementId: String(sent.id),
        content: JSON.stringify(sent),
        Authorization: client.authorization,
        'X-Experience-API-Version': '1.0.3',
      };
      const put = await lrs().call(null, 'POST', 'statements?method=PUT', form(fields));
      assert.deepEqual([put.status, put.headers.get('x-experience-api-version')], [204, '1.0.3']);
      const two = form({ ...fields, 'X-Experience-API-Version': '2.0.0' });
      assert.equal((await lrs().call(null, 'POST', 'statements?method=PUT', two)).status, 400);
      const { content: _, ...without } = fields;
      assert.equal((await lrs().call(null, 'POST', 'statements?method=PUT', form(without))).status, 400);
      assert.equal(
        (await lrs().call(null, 'POST', 'statements?method=PUT&limit=1', form(fields))).status,
        400,
      );
      assert.equal((await lrs().call(client, 'PUT', 'statements?method=PUT', { body: sent })).status, 400);
    });

    it('pages of other origins may use it, and read the headers they need', async () => {
      const origin = { origin: 'https://content.example', 'access-control-request-method': 'POST' };
      const preflight = await lrs().call(null, 'OPTIONS', 'statements', { headers: origin, version: null });
      assert.equal(preflight.status, 204);
      const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
      for (const name of [
        'Authorization',
        'Content-Type',
        'If-Match',
        'If-None-Match',
        'X-Experience-API-Version',
      ])
        assert.ok(allowed.includes(name), name);
      const { headers } = await lrs().call(client, 'GET', 'statements', { headers: origin });
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.match(
        headers.get('access-control-expose-headers') ?? '',
        /ETag.*Last-Modified.*Consistent-Through/,
      );
      assert.equal(headers.get('access-control-allow-credentials'), null);
    });

    it('a key sees its tenant alone', async () => {
      const sent = statement();
      await lrs().call(client, 'POST', 'statements', { body: sent });
      const other = await lrs().client();
      const query = { statementId: String(sent.id) };
      assert.equal((await lrs().call(other, 'GET', 'statements', { query })).status, 404);
      assert.deepEqual((await lrs().call(other, 'GET', 'statements', {})).json.statements, []);
      assert.equal(
        (await lrs().call(other, 'POST', 'statements', { body: { ...sent, result: { success: true } } }))
          .status,
        200,
      );
      const voiding = statement({
        verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
        object: { objectType: 'StatementRef', id: sent.id },
      });
      await lrs().call(other, 'POST', 'statements', { body: voiding });
      assert.equal((await lrs().call(client, 'GET', 'statements', { query })).json.result, undefined);
    });

    it('a key may do what its scopes say and nothing else', async () => {
      const state = { activityId: 'http://e.org/a', agent: agent('ana'), stateId: 's' };
      const profile = { agent: agent('ana'), profileId: 'p' };
      const deeds = {
        write: ['POST', 'statements', { body: statement() }],
        read: ['GET', 'statements', {}],
        state: ['PUT', 'activities/state', { query: state, body: {} }],
        profile: ['PUT', 'agents/profile', { query: profile, body: {} }],
      } as const;
      const may = {
        'statements/write': ['write'],
        'statements/read': ['read'],
        'statements/read/mine': ['read'],
        state: ['state'],
        profile: ['profile'],
        all: ['write', 'read', 'state', 'profile'],
      } as const satisfies Record<string, readonly (keyof typeof deeds)[]>;
      for (const [scope, allowed] of Object.entries(may)) {
        const by = await lrs().client({ scopes: [scope as keyof typeof may] });
        for (const [deed, [method, path, sent]] of Object.entries(deeds)) {
          const { status } = await lrs().call(by, method, path, sent);
          assert.equal(
            status === 403,
            !allowed.some((one) => one === deed),
            `${scope}: ${deed} is ${status}`,
          );
        }
      }
    });

    it('"mine" reads what the key itself vouches for, by list and by id', async () => {
      const { tenant } = client;
      const mine = await lrs().client({ tenant, scopes: ['statements/write', 'statements/read/mine'] });
      const [own, foreign] = [statement(), statement()];
      await lrs().call(mine, 'POST', 'statements', { body: own });
      await lrs().call(client, 'POST', 'statements', { body: foreign });
      const { json } = await lrs().call(mine, 'GET', 'statements', {});
      assert.deepEqual(
        json.statements.map(({ id }: { id: string }) => id),
        [own.id],
      );
      const read = (id: unknown) =>
        lrs().call(mine, 'GET', 'statements', { query: { statementId: String(id) } });
      assert.deepEqual([(await read(own.id)).status, (await read(foreign.id)).status], [200, 404]);
    });

    it('a body that is too large is 413, one that is not UTF-8, not JSON or nested without end is 400', async () => {
      const post = (body: unknown) => lrs().call(client, 'POST', 'statements', { body });
      assert.equal((await post(Buffer.alloc(12_000_001, 32))).status, 413);
      assert.equal((await post(Buffer.from([0x22, 0xff, 0x22]))).status, 400);
      assert.equal((await post('{')).status, 400);
      assert.equal((await post('['.repeat(50_000) + ']'.repeat(50_000))).status, 400);
      assert.equal(
        (
          await lrs().call(client, 'POST', 'statements', {
            body: statement(),
            headers: { 'content-type': 'text/plain' },
          })
        ).status,
        400,
      );
    });

    it('a method a resource does not have is 405 and names those it has', async () => {
      const { status, headers } = await lrs().call(client, 'DELETE', 'statements', {});
      assert.deepEqual([status, headers.get('allow')], [405, 'GET, PUT, POST']);
    });
  });
}
