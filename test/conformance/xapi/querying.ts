import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Client, statement, type TestLrs } from './support/lrs.ts';

const ana = JSON.stringify({ mbox: 'mailto:ana@example.org' });
const ben = { objectType: 'Agent', mbox: 'mailto:ben@example.org' };

/** What lists hold, and how they go on. */
export function queryingSuite(lrs: () => TestLrs): void {
  describe('querying statements', () => {
    let client: Client;
    let stored: { id: string; stored: string }[];
    const list = async (query: Record<string, string>, by = client) =>
      (await lrs().call(by, 'GET', 'statements', { query })).json as {
        statements: { id: string; stored: string }[];
        more: string;
      };
    const ids = async (query: Record<string, string>, by = client) =>
      (await list(query, by)).statements.map(({ id }) => id);
    const more = async (address: string, by = client) =>
      lrs().call(by, 'GET', address.replace('/xapi/', ''), {});

    before(async () => {
      client = await lrs().client();
      for (const size of [1, 3, 3])
        await lrs().call(client, 'POST', 'statements', {
          body: Array.from({ length: size }, () => statement()),
        });
      stored = (await list({ ascending: 'true' })).statements;
      assert.equal(stored.length, 7);
    });

    it('each statement has a moment of its own, later than all before it', () => {
      const moments = stored.map((one) => one.stored);
      assert.deepEqual(moments, [...new Set(moments)].sort());
    });

    it('since is exclusive, until inclusive', async () => {
      const [, , third, , fifth] = stored;
      assert.ok(third && fifth);
      const between = await ids({ since: third.stored, until: fifth.stored, ascending: 'true' });
      assert.deepEqual(
        between,
        stored.slice(3, 5).map(({ id }) => id),
      );
    });

    it('the newest come first; ascending turns that round', async () => {
      const forward = stored.map(({ id }) => id);
      assert.deepEqual(await ids({}), forward.toReversed());
      assert.deepEqual(await ids({ ascending: 'true' }), forward);
    });

    it('a limit of 0 is no limit but the server’s', async () => {
      assert.equal((await ids({ limit: '0' })).length, 7);
      assert.equal((await ids({ limit: '999999' })).length, 7);
    });

    it('pages neither skip nor repeat while statements arrive, keep filters and format, and end without an empty one', async () => {
      for (const ascending of ['true', 'false']) {
        const by = await lrs().client();
        const mine = Array.from({ length: 6 }, () => statement());
        const other = () => statement({ actor: ben });
        for (const one of mine) await lrs().call(by, 'POST', 'statements', { body: [one, other()] });
        const found: string[] = [];
        let page = await list({ agent: ana, limit: '2', format: 'ids', ascending }, by);
        for (let pages = 1; ; pages += 1) {
          assert.equal(page.statements.length, 2);
          for (const one of page.statements)
            assert.deepEqual(Object(one).verb, { id: 'http://example.org/did' });
          found.push(...page.statements.map(({ id }) => id));
          await lrs().call(by, 'POST', 'statements', { body: [statement(), other()] });
          if (page.more === '') {
            assert.equal(pages, 3);
            break;
          }
          page = (await more(page.more, by)).json;
        }
        const forward = mine.map(({ id }) => id);
        assert.deepEqual(found, ascending === 'true' ? forward : forward.toReversed());
      }
    });

    it('more goes on for the credential that began the list alone', async () => {
      const { more: address } = await list({ limit: '1' });
      assert.notEqual(address, '');
      assert.equal((await more(address, await lrs().client({ tenant: client.tenant }))).status, 400);
      assert.equal((await more(`${address.slice(0, -3)}abc`)).status, 400);
      assert.equal((await more(address)).json.statements[0].id, stored.at(-2)?.id);
    });

    it('a person is found as a member of a group, in related places only when asked for', async () => {
      const by = await lrs().client();
      const group = { objectType: 'Group', member: [ben] };
      const places = {
        actor: statement({ actor: group }),
        object: statement({ object: ben }),
        instructor: statement({ context: { instructor: ben } }),
        contextAgent: statement({ context: { contextAgents: [{ objectType: 'contextAgent', agent: ben }] } }),
        contextGroup: statement({ context: { contextGroups: [{ objectType: 'contextGroup', group }] } }),
        team: statement({ context: { team: group } }),
        sub: statement({
          object: {
            objectType: 'SubStatement',
            actor: ben,
            verb: { id: 'http://e.org/v' },
            object: { id: 'http://e.org/a' },
          },
        }),
      };
      await lrs().call(by, 'POST', 'statements', { body: Object.values(places) });
      const agent = JSON.stringify(ben);
      const own = await ids({ agent, ascending: 'true' }, by);
      assert.deepEqual(own, [places.actor.id, places.object.id]);
      assert.equal((await ids({ agent, related_agents: 'true' }, by)).length, 7);
      const authority = JSON.stringify({ account: { homePage: lrs().tool.url, name: by.id } });
      assert.equal((await ids({ agent: authority, related_agents: 'true' }, by)).length, 7);
    });

    it('an activity is found in related places only when asked for', async () => {
      const by = await lrs().client();
      const id = 'http://example.org/course';
      const places = [
        statement({ object: { id } }),
        ...['parent', 'grouping', 'category', 'other'].map((place) =>
          statement({ context: { contextActivities: { [place]: { id } } } }),
        ),
        statement({
          object: { objectType: 'SubStatement', actor: ben, verb: { id: 'http://e.org/v' }, object: { id } },
        }),
      ];
      await lrs().call(by, 'POST', 'statements', { body: places });
      assert.deepEqual(await ids({ activity: id }, by), [places[0]?.id]);
      assert.equal((await ids({ activity: id, related_activities: 'true' }, by)).length, 6);
    });

    it('parameters nobody knows, that do not go together or have no form are refused', async () => {
      const id = randomUUID();
      const refused = [
        { Verb: 'http://e.org/v' },
        { statementid: id },
        { statementId: id, voidedStatementId: id },
        { statementId: id, verb: 'http://e.org/v' },
        { statementId: 'x' },
        { agent: '{"mbox":"ana@example.org"}' },
        { agent: 'ana' },
        { verb: 'did' },
        { registration: '1' },
        { limit: '-1' },
        { limit: '1.5' },
        { ascending: 'yes' },
        { since: 'yesterday' },
        { format: 'short' },
      ];
      for (const query of refused)
        assert.equal(
          (await lrs().call(client, 'GET', 'statements', { query })).status,
          400,
          JSON.stringify(query),
        );
      const twice = await fetch(`${lrs().tool.url}/xapi/statements?limit=1&limit=2`, {
        headers: { authorization: client.authorization, 'x-experience-api-version': '2.0.0' },
      });
      assert.equal(twice.status, 400);
    });

    it('the ids format has identifiers and nothing else', async () => {
      const by = await lrs().client();
      const sent = statement({
        actor: { objectType: 'Group', name: 'All', member: [{ name: 'Ben', mbox: ben.mbox }] },
        object: {
          objectType: 'SubStatement',
          actor: { name: 'Ana', mbox: 'mailto:ana@example.org' },
          verb: { id: 'http://e.org/v', display: { en: 'v' } },
          object: { id: 'http://e.org/a', definition: { name: { en: 'a' } } },
        },
      });
      await lrs().call(by, 'POST', 'statements', { body: sent });
      const [short] = (await list({ format: 'ids' }, by)).statements as unknown[];
      const { actor, verb, object } = Object(short);
      assert.deepEqual(actor, { objectType: 'Group', member: [ben] });
      assert.deepEqual(verb, { id: 'http://example.org/did' });
      assert.deepEqual(object, {
        objectType: 'SubStatement',
        actor: { objectType: 'Agent', mbox: 'mailto:ana@example.org' },
        verb: { id: 'http://e.org/v' },
        object: { id: 'http://e.org/a' },
      });
    });

    it('the canonical format has what all statements say, each map in the language liked best', async () => {
      const by = await lrs().client();
      const id = 'http://example.org/both';
      for (const definition of [
        { name: { en: 'Cat', de: 'Katze' } },
        { name: { es: 'Gato' }, description: { fr: 'chat' } },
      ])
        await lrs().call(by, 'POST', 'statements', { body: statement({ object: { id, definition } }) });
      const headers = { 'accept-language': 'es;q=0.5, de-AT;q=0.9' };
      const { json } = await lrs().call(by, 'GET', 'statements', {
        query: { format: 'canonical', limit: '1' },
        headers,
      });
      assert.deepEqual(json.statements[0].object.definition, {
        name: { de: 'Katze' },
        description: { fr: 'chat' },
      });
      const whole = await lrs().call(by, 'GET', 'activities', { query: { activityId: id } });
      assert.deepEqual(whole.json.definition.name, { en: 'Cat', de: 'Katze', es: 'Gato' });
    });

    it('a person has every name that statements gave them', async () => {
      const by = await lrs().client();
      for (const name of ['Ana', 'Ana María'])
        await lrs().call(by, 'POST', 'statements', {
          body: statement({ actor: { mbox: 'mailto:ana@example.org', name } }),
        });
      const { json } = await lrs().call(by, 'GET', 'agents', { query: { agent: ana } });
      assert.deepEqual(json, {
        objectType: 'Person',
        name: ['Ana', 'Ana María'],
        mbox: ['mailto:ana@example.org'],
      });
      const nobody = await lrs().call(by, 'GET', 'agents', { query: { agent: JSON.stringify(ben) } });
      assert.deepEqual(nobody.json, { objectType: 'Person', mbox: [ben.mbox] });
      const unknown = await lrs().call(by, 'GET', 'activities', {
        query: { activityId: 'http://e.org/none' },
      });
      assert.deepEqual(unknown.json, { objectType: 'Activity', id: 'http://e.org/none' });
    });

    it('answers say how far the store is consistent, when the newest was stored, and HEAD says the same', async () => {
      const answer = await lrs().call(client, 'GET', 'statements', {});
      const through = answer.headers.get('x-experience-api-consistent-through') ?? '';
      assert.ok(through >= (stored.at(-1)?.stored ?? 'z'));
      assert.equal(answer.headers.get('last-modified'), new Date(stored.at(-1)?.stored ?? 0).toUTCString());
      const head = await lrs().call(client, 'HEAD', 'statements', {});
      assert.deepEqual([head.status, head.bytes.length], [200, 0]);
      for (const name of ['last-modified', 'content-type', 'x-experience-api-version'])
        assert.equal(head.headers.get(name), answer.headers.get(name), name);
    });
  });
}
