import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type Client, statement, type TestLrs } from './support/lrs.ts';

/** What the store adds to statements, keeps of them to the letter, and says where there is nothing to say. */
export function completingSuite(lrs: () => TestLrs): void {
  describe('statements as they come back', () => {
    let client: Client;
    before(async () => {
      client = await lrs().client();
    });
    const post = (body: unknown) => lrs().call(client, 'POST', 'statements', { body });
    const get = (query: Record<string, string>) => lrs().call(client, 'GET', 'statements', { query });
    const put = (statementId: string, body: unknown) =>
      lrs().call(client, 'PUT', 'statements', { query: { statementId }, body });

    it('have what they left out: an id, a version, and when they were stored for when it happened', async () => {
      const { id: _id, ...sent } = statement();
      const [id] = (await post(sent)).json;
      const { json } = await get({ statementId: id });
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
      assert.deepEqual([json.version, json.timestamp], ['2.0.0', json.stored]);
      const kept = statement({ version: '1.0.2' });
      await post(kept);
      assert.equal((await get({ statementId: String(kept.id) })).json.version, '1.0.2');
    });

    it('have a list of one where a context activity stood alone', async () => {
      const parent = { id: 'http://example.org/p' };
      const object = {
        objectType: 'SubStatement',
        actor: { mbox: 'mailto:ana@example.org' },
        verb: { id: 'http://e.org/v' },
        object: { id: 'http://e.org/a' },
        context: { contextActivities: { other: parent } },
      };
      const sent = statement({ object, context: { contextActivities: { parent, category: [parent] } } });
      await post(sent);
      const { json } = await get({ statementId: String(sent.id) });
      assert.deepEqual(json.context.contextActivities, { parent: [parent], category: [parent] });
      assert.deepEqual(json.object.context.contextActivities, { other: [parent] });
    });

    it('have the very numbers that came, beyond the precision of 32 bits', async () => {
      const numbers = [0.1, 1 / 3, 1e-7, 16_777_217, 123_456_789.125, 3.402_823_5e38, 1.175e-38, -0.5, 0];
      for (const raw of numbers) {
        const sent = statement({
          result: { score: { raw, scaled: 0.123_456_789 }, extensions: { 'http://e.org/n': [raw] } },
        });
        await post(sent);
        const { result } = (await get({ statementId: String(sent.id) })).json;
        assert.deepEqual(result.score, { raw, scaled: 0.123_456_789 });
        assert.deepEqual(result.extensions['http://e.org/n'], [raw]);
      }
    });

    it('have every letter as it came, as JSON that no browser takes for a page', async () => {
      const text = '<script>alert("ñ 学 🌱 \u2028")</script>';
      const sent = statement({
        verb: { id: 'http://example.org/did', display: { en: text } },
        actor: { mbox: 'mailto:ana@example.org', name: text },
      });
      await post(sent);
      const { json, headers } = await get({ statementId: String(sent.id) });
      assert.deepEqual([json.verb.display.en, json.actor.name], [text, text]);
      assert.match(headers.get('content-type') ?? '', /^application\/json/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    });

    it('PUT takes one statement of the id it names or of none; POST has no parameters', async () => {
      const id = randomUUID();
      const { id: _id, ...none } = statement();
      assert.equal((await put(id, none)).status, 204);
      assert.equal((await get({ statementId: id })).json.id, id);
      assert.equal((await put(randomUUID(), statement())).status, 400);
      const sent = statement();
      assert.equal((await put(String(sent.id).toUpperCase(), sent)).status, 204);
      assert.equal((await put(randomUUID(), [none])).status, 400);
      assert.equal((await lrs().call(client, 'PUT', 'statements', { body: none })).status, 400);
      const query = { statementId: randomUUID() };
      assert.equal((await lrs().call(client, 'POST', 'statements', { query, body: none })).status, 400);
    });

    it('that refer to another one are found by what that one meets, at their own moments, also when it is void', async () => {
      const by = await lrs().client();
      const send = (body: unknown) => lrs().call(by, 'POST', 'statements', { body });
      const ids = async (query: Record<string, string>) =>
        (await lrs().call(by, 'GET', 'statements', { query })).json.statements.map(
          ({ id }: { id: string }) => id,
        );
      const target = statement({ verb: { id: 'http://example.org/seen' } });
      await send(target);
      const { stored } = (
        await lrs().call(by, 'GET', 'statements', { query: { statementId: String(target.id) } })
      ).json;
      const object = (id: unknown) => ({ objectType: 'StatementRef', id });
      const about = statement({ object: object(target.id) });
      const further = statement({ object: object(about.id) });
      for (const one of [about, further]) await send(one);
      const verb = 'http://example.org/seen';
      assert.deepEqual(await ids({ verb }), [further.id, about.id, target.id]);
      assert.deepEqual(await ids({ verb, since: stored }), [further.id, about.id]);
      assert.deepEqual(await ids({ verb, limit: '1' }), [further.id]);
      const voiding = statement({
        verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
        object: object(target.id),
      });
      await send(voiding);
      assert.deepEqual(await ids({ verb }), [voiding.id, further.id, about.id]);
    });

    it('are none where nothing meets what is asked: 200, and an empty list without more', async () => {
      const { status, json } = await get({ verb: 'http://example.org/never' });
      assert.deepEqual([status, json], [200, { statements: [], more: '' }]);
    });

    it('of a key beyond its requests a minute are none: 429, and when to come back', async () => {
      const slow = await lrs().client({ perMinute: 1 });
      assert.equal((await lrs().call(slow, 'GET', 'statements')).status, 200);
      const { status, headers } = await lrs().call(slow, 'GET', 'statements');
      assert.equal(status, 429);
      assert.ok(Number(headers.get('retry-after')) > 0);
    });
  });
}
