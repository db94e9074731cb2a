import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { type Client, statement, type TestLrs } from './support/lrs.ts';
import { signed } from './support/signed.ts';

const sha2 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A multipart body; the boundary may be written with quotes in the header. */
function multipart(
  first: unknown,
  parts: readonly { headers: Record<string, string>; body: Buffer }[],
  boundary = 'b',
) {
  const lines = (headers: Record<string, string>) =>
    Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  const all = [
    { headers: { 'Content-Type': 'application/json' }, body: Buffer.from(JSON.stringify(first)) },
    ...parts,
  ].flatMap(({ headers, body }) => [
    Buffer.from(`--${boundary}\r\n${lines(headers)}\r\n`),
    body,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...all, Buffer.from(`--${boundary}--\r\n`)]);
}

function attachment(bytes: Buffer, over: object = {}) {
  return {
    usageType: 'http://example.org/picture',
    display: { en: 'picture' },
    contentType: 'image/png',
    length: bytes.length,
    sha2: sha2(bytes),
    ...over,
  };
}

const partOf = (bytes: Buffer, over: Record<string, string> = {}) => ({
  headers: {
    'Content-Type': 'image/png',
    'Content-Transfer-Encoding': 'binary',
    'X-Experience-API-Hash': sha2(bytes),
    ...over,
  },
  body: bytes,
});

/** What is stored, and what is not. */
export function storingSuite(lrs: () => TestLrs): void {
  describe('storing statements', () => {
    let client: Client;
    before(async () => {
      client = await lrs().client();
    });
    const post = (body: unknown, headers = {}) => lrs().call(client, 'POST', 'statements', { body, headers });
    const get = (query: Record<string, string>, by = client) =>
      lrs().call(by, 'GET', 'statements', { query });
    const mixed = (body: Buffer, boundary = 'b') =>
      post(body, { 'content-type': `multipart/mixed; boundary=${boundary}` });

    it('nobody without a credential stores or reads anything', async () => {
      const wrong = {
        ...client,
        authorization: `Basic ${Buffer.from(`${client.id}:wrong`).toString('base64')}`,
      };
      for (const by of [null, wrong])
        for (const method of ['GET', 'POST', 'PUT'])
          assert.equal(
            (
              await lrs().call(by, method, 'statements', {
                ...(method === 'GET' ? {} : { body: statement() }),
              })
            ).status,
            401,
          );
    });

    it('the authority and the time of storing are the store’s, whatever a statement says of them', async () => {
      const lie = { authority: { mbox: 'mailto:boss@example.org' }, stored: '2001-01-01T00:00:00Z' };
      const sent = statement(lie);
      assert.equal((await post(sent)).status, 200);
      const { json } = await get({ statementId: String(sent.id) });
      assert.equal(json.authority.account.name, client.id);
      assert.ok(json.stored > '2020');
      assert.equal(json.timestamp, json.stored);
    });

    it('ids come back in the order of the batch, and of two equal ids none is stored', async () => {
      const batch = Array.from({ length: 30 }, () => statement());
      assert.deepEqual(
        (await post(batch)).json,
        batch.map(({ id }) => id),
      );
      const twice = statement();
      const other = statement();
      const refused = await post([other, twice, { ...twice, id: String(twice.id).toUpperCase() }]);
      assert.equal(refused.status, 400);
      assert.equal(refused.json.problems[0].path, '[2].id');
      assert.equal((await get({ statementId: String(other.id) })).status, 404);
    });

    it('of a batch with one bad member nothing is stored, and each problem names statement and property', async () => {
      const good = statement();
      const refused = await post([
        good,
        statement({ verb: { id: 'did' } }),
        statement({ result: { success: 'true' } }),
      ]);
      assert.equal(refused.status, 400);
      assert.deepEqual(
        refused.json.problems.map(({ path, rule }: { path: string; rule: string }) => [path, rule]),
        [
          ['[1].verb.id', 'iri'],
          ['[2].result.success', 'type.boolean'],
        ],
      );
      assert.equal((await get({ statementId: String(good.id) })).status, 404);
    });

    it('the same again changes nothing; another one of the id is 409, in whatever case the id is written', async () => {
      const sent = statement({ result: { duration: 'PT1.234S' } });
      assert.equal((await post(sent)).status, 200);
      const first = (await get({ statementId: String(sent.id) })).json;
      const again = {
        ...sent,
        id: String(sent.id).toUpperCase(),
        verb: { ...Object(sent.verb), display: { en: 'was doing' } },
        result: { duration: 'PT1.239S' },
        timestamp: '2020-01-01T00:00:00Z',
      };
      assert.equal((await post(again)).status, 200);
      const put = await lrs().call(client, 'PUT', 'statements', {
        query: { statementId: String(sent.id) },
        body: again,
      });
      assert.equal(put.status, 204);
      const other = await post([statement(), { ...sent, result: { duration: 'PT2S' } }]);
      assert.equal(other.status, 409);
      assert.deepEqual((await get({ statementId: String(sent.id) })).json, first);
    });

    it('a timestamp of 2.0 comes back in UTC with its fraction, one of 1.0.3 as it was sent', async () => {
      const when = '2026-03-02T10:00:00.123+02:00';
      const [two, one] = [statement({ timestamp: when }), statement({ timestamp: when })];
      await post(two);
      await lrs().call(client, 'POST', 'statements', { body: one, version: '1.0.3' });
      assert.equal((await get({ statementId: String(two.id) })).json.timestamp, '2026-03-02T08:00:00.123Z');
      const back = (await get({ statementId: String(one.id) })).json;
      assert.deepEqual([back.timestamp, back.version], [when, '1.0.0']);
    });

    it('a reader of 1.0.3 gets no contextAgents', async () => {
      const contextAgents = [
        { objectType: 'contextAgent', agent: { objectType: 'Agent', mbox: 'mailto:x@example.org' } },
      ];
      const sent = statement({ context: { contextAgents, language: 'en' } });
      await post(sent);
      const query = { statementId: String(sent.id) };
      assert.deepEqual((await get(query)).json.context, { contextAgents, language: 'en' });
      const old = await lrs().call(client, 'GET', 'statements', { query, version: '1.0.3' });
      assert.deepEqual(old.json.context, { language: 'en' });
    });

    it('numbers, empty values and odd keys of extensions come back as they came', async () => {
      const value = {
        n: 1e-7,
        big: 123456789012,
        f: 0.1,
        none: null,
        no: false,
        '': {},
        $where: 1,
        __proto: [],
        'a.b': '<b>',
      };
      const odd = JSON.stringify(value).slice(0, -1);
      const sent = statement();
      const text = `${JSON.stringify(sent).slice(0, -1)},"context":{"extensions":{"http://example.org/x":${odd},"__proto__":{"_bsontype":"ObjectId"}}}}}`;
      assert.equal((await post(text)).status, 200);
      const back = await get({ statementId: String(sent.id) });
      assert.ok(
        back.bytes
          .toString('utf8')
          .includes(`"http://example.org/x":${odd},"__proto__":{"_bsontype":"ObjectId"}}`),
      );
    });

    it('a key that stands twice in one object is refused by its name', async () => {
      const text = JSON.stringify(statement()).replace('"verb":', '"actor":{},"verb":');
      const { status, json } = await post(text);
      assert.deepEqual([status, json.problems[0].rule], [400, 'json.duplicateKey']);
      assert.match(json.detail, /"actor"/);
      const deep = `${JSON.stringify(statement()).slice(0, -1)},"context":{"extensions":{"http://e.org/x":{"a":1,"\\u0061":2}}}}`;
      assert.equal((await post(deep)).status, 400);
    });

    it('what is voided leaves the lists, whichever came first, and a voiding statement stays', async () => {
      const by = await lrs().client();
      const [early, late, alive] = [statement(), statement(), statement()];
      const voiding = (id: unknown) =>
        statement({
          verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
          object: { objectType: 'StatementRef', id },
        });
      const ofEarly = voiding(String(early.id).toUpperCase());
      const ofLate = voiding(late.id);
      const ofVoiding = voiding(ofLate.id);
      for (const one of [early, ofEarly, ofLate, late, ofVoiding, alive])
        assert.equal((await lrs().call(by, 'POST', 'statements', { body: one })).status, 200);
      const ids = (await get({}, by)).json.statements.map(({ id }: { id: string }) => id);
      assert.deepEqual(ids, [alive.id, ofVoiding.id, ofLate.id, ofEarly.id]);
      for (const { id } of [early, late]) {
        assert.equal((await get({ statementId: String(id) }, by)).status, 404);
        assert.equal((await get({ voidedStatementId: String(id) }, by)).json.id, id);
      }
      assert.equal((await get({ voidedStatementId: String(ofLate.id) }, by)).status, 404);
    });

    it('bytes of attachments are held against their hash and come back byte for byte', async () => {
      const bytes = Buffer.from([0, 13, 10, 45, 45, 98, 13, 10, 255, 0]);
      const sent = statement({ attachments: [attachment(bytes)] });
      assert.equal(
        (
          await mixed(
            multipart(sent, [partOf(Buffer.from('forged'), { 'X-Experience-API-Hash': sha2(bytes) })]),
          )
        ).status,
        400,
      );
      assert.equal((await mixed(multipart(sent, [partOf(bytes)], 'a b'), '"a b"')).status, 200);
      const back = await get({ statementId: String(sent.id), attachments: 'true' });
      assert.match(back.headers.get('content-type') ?? '', /^multipart\/mixed; boundary=/);
      assert.ok(back.bytes.includes(Buffer.concat([Buffer.from('\r\n\r\n'), bytes, Buffer.from('\r\n--')])));
    });

    it('an attachment needs its part in the same request, and a part an attachment', async () => {
      const bytes = Buffer.from('known to the store by now');
      await mixed(multipart(statement({ attachments: [attachment(bytes)] }), [partOf(bytes)]));
      const again = () => statement({ attachments: [attachment(bytes)] });
      assert.equal((await post(again())).status, 400);
      assert.equal((await mixed(multipart(again(), []))).status, 400);
      assert.equal((await mixed(multipart(statement(), [partOf(bytes)]))).status, 400);
      const linked = attachment(bytes, { fileUrl: 'https://example.org/p.png' });
      assert.equal((await post(statement({ attachments: [linked] }))).status, 200);
      const wrong = partOf(bytes, { 'Content-Transfer-Encoding': 'base64' });
      assert.equal((await mixed(multipart(again(), [wrong]))).status, 400);
      assert.equal((await mixed(multipart(statement(), []))).status, 200);
    });

    it('a signature must have signed this statement, by the certificate it brings, with RS256, RS384 or RS512', async () => {
      const sent = statement();
      const send = async (said: object, over: Parameters<typeof signed>[1] = {}) => {
        const bytes = Buffer.from(await signed(said, over));
        const described = attachment(bytes, {
          usageType: 'http://adlnet.gov/expapi/attachments/signature',
          contentType: over.contentType ?? 'application/octet-stream',
        });
        const part = partOf(bytes, { 'Content-Type': 'application/octet-stream' });
        return mixed(multipart({ ...sent, id: randomUUID(), attachments: [described] }, [part]));
      };
      const same = { ...sent, id: undefined };
      assert.equal((await send(same)).status, 200);
      for (const [what, answer] of Object.entries({
        'another verb': await send({ ...same, verb: { id: 'http://example.org/other' } }),
        'a signature of something else': await send(same, { forged: true }),
        'no signature': await send(same, { alg: 'none' }),
        'a shared secret': await send(same, { alg: 'HS256' }),
        'another type': await send(same, { contentType: 'text/plain' }),
        'no JWS': await send(same, { broken: true }),
      }))
        assert.equal(answer.status, 400, what);
    });
  });
}
