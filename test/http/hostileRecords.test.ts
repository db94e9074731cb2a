import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import type { AnyStatement } from '../../src/xapi/anyStatement.ts';
import { postStatements } from '../../src/xapi/client.ts';
import { entriesOf } from '../../src/xapi/entries.ts';
import { facetsOf } from '../../src/xapi/facets.ts';
import { parseJson } from '../../src/xapi/json.ts';
import { languagesOf } from '../../src/xapi/language.ts';
import { boundaryOf, readMultipart } from '../../src/xapi/multipart.ts';
import { checkSignatures } from '../../src/xapi/signature.ts';
import { startCourse, type TestCourse } from '../support/course.ts';

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';
const ACTIVITY = 'http://example.org/activity';

describe('a record store in bad hands', function suite() {
  this.timeout(60_000);
  let course: TestCourse;
  let [bearer, key] = ['', ''];

  before(async () => {
    course = await startCourse();
    bearer = `Bearer ${(await course.student('ana')).token}`;
    const id = `lrs_${randomUUID()}`;
    await course.tool.running.services.store.lrsKeys.add({
      ...{ id, secretHash: hashOfSecret('secret'), tenant: 'of-the-key', label: 'test', scopes: ['all'] },
      ...{ version: '2.0.0', perMinute: 100_000, createdAt: 0, revokedAt: null },
    });
    key = `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;
  });
  after(() => course?.close());

  const own = () => ({ account: { homePage: course.platform.origin, name: 'ana' } });
  const said = (over: object = {}) => ({
    ...{ id: randomUUID(), actor: own(), verb: { id: 'http://example.org/did' } },
    ...{ object: { objectType: 'Activity', id: ACTIVITY }, ...over },
  });
  function send(authorization: string | null, method: string, path: string, body: unknown, headers = {}) {
    return fetch(`${course.tool.url}/xapi/${path}`, {
      method,
      headers: {
        ...{ 'x-experience-api-version': '2.0.0', 'content-type': 'application/json' },
        ...(authorization === null ? {} : { authorization }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
  const post = async (authorization: string, body: unknown) =>
    (await send(authorization, 'POST', 'statements', body)).status;
  const form = (fields: string) =>
    send(null, 'POST', 'statements?method=GET', fields, {
      'content-type': 'application/x-www-form-urlencoded',
    });

  it('takes no form apart that is long or has many fields: whoever sends it is not known yet', async () => {
    const many = Array.from({ length: 41 }, (_, index) => `f${index}`).join('&');
    assert.equal((await form(many)).status, 400);
    assert.equal((await form('a'.repeat(1_000_001))).status, 413);
    assert.equal((await form('limit=1')).status, 401);
  });

  it('takes nothing from a form for a header that is none', async () => {
    const fields = { authorization: key, 'x-experience-api-version': '1.0.3', content: 'x', stateId: 's' };
    const place = { activityId: ACTIVITY, agent: JSON.stringify(own()) };
    const put = (contentType: string) => {
      const body = new URLSearchParams({ ...fields, ...place, 'content-type': contentType });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return send(null, 'POST', 'activities/state?method=PUT', String(body), headers);
    };
    assert.equal((await put('text/plain\r\nx-other: y')).status, 400);
    assert.equal((await put('text/plain')).status, 204);
  });

  it('takes a hundred statements and 250 kB at once from a learner, more from a key', async () => {
    const many = (count: number) => Array.from({ length: count }, () => said());
    const long = said({ result: { response: 'y'.repeat(250_000) } });
    assert.deepEqual([await post(bearer, many(100)), await post(bearer, many(101))], [200, 413]);
    assert.deepEqual([await post(bearer, long), await post(key, long)], [413, 200]);
    assert.deepEqual([await post(key, many(101)), await post(key, many(2_001))], [200, 413]);
  });

  it('takes groups of a thousand, and fifty thousand names at once', async () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ mbox: `mailto:p${index}@example.org` }));
    const group = (count: number) => said({ actor: { objectType: 'Group', member: people(count) } });
    assert.equal(await post(key, group(1_000)), 200);
    const refused = await send(key, 'POST', 'statements', group(1_001));
    assert.equal(refused.status, 400);
    const { problems } = (await refused.json()) as { problems: { path: string; rule: string }[] };
    assert.deepEqual([problems[0]?.path, problems[0]?.rule], ['actor.member', 'group.large']);
    assert.equal(
      await post(
        key,
        Array.from({ length: 51 }, () => group(1_000)),
      ),
      413,
    );
    const parent = Array.from({ length: 50_000 }, (_, index) => ({ id: `http://example.org/${index}` }));
    assert.equal(await post(key, said({ context: { contextActivities: { parent } } })), 413);
    // Neither is a statement: what is too large is refused before it is looked at.
    const unread = { actor: { member: people(50_001) } };
    assert.deepEqual([await post(key, unread), await post(key, Array(2_001).fill({}))], [413, 413]);
  });

  it('keeps two hundred documents of 100 kB about a learner, for all that a session sends', async () => {
    const { token } = await course.student('eve');
    assert.ok(token);
    const eve = `Bearer ${token}`;
    const agent = JSON.stringify({ account: { homePage: course.platform.origin, name: 'eve' } });
    const put = async (authorization: string, stateId: string, body: unknown, method = 'PUT') => {
      const place = new URLSearchParams({ activityId: ACTIVITY, agent, stateId });
      const headers = { 'if-none-match': '"x"' };
      return (await send(authorization, method, `activities/state?${place}`, body, headers)).status;
    };
    assert.equal(await put(eve, 'long', { x: 'y'.repeat(100_000) }), 413);
    assert.equal(await put(eve, 'grown', { x: 'y'.repeat(60_000) }), 204);
    assert.equal(await put(eve, 'grown', { z: 'y'.repeat(60_000) }, 'POST'), 413);
    const { tenant } = (await course.tool.running.services.store.sessions.find(hashOfSecret(token))) ?? {};
    assert.ok(tenant);
    const { lrsDocuments } = course.tool.running.services.store;
    const document = { bytes: Buffer.from('{}'), contentType: 'application/json', etag: '"e"', updated: 1 };
    const identity = `account ${JSON.stringify([course.platform.origin, 'eve'])}`;
    const place = { tenant, kind: 'state', activity: ACTIVITY, agent: identity, registration: '' } as const;
    for (let count = 1; count < 200; count += 1)
      await lrsDocuments.change({ ...place, id: `s${count}` }, () => document);
    assert.deepEqual([await put(eve, 'more', {}), await put(eve, 'grown', {})], [413, 204]);
    await lrsDocuments.change({ ...place, id: 's1' }, () => 'remove');
    assert.equal(await put(eve, 'more', {}), 204);
  });

  it('takes a thousand statements an hour from a learner’s sessions, and says when there is room again', async () => {
    const name = 'mallory';
    const actor = { account: { homePage: course.platform.origin, name } };
    const authorization = `Bearer ${(await course.student(name)).token}`;
    const batch = () => Array.from({ length: 100 }, () => said({ actor }));
    for (let count = 0; count < 10; count += 1) assert.equal(await post(authorization, batch()), 200);
    const refused = await send(authorization, 'POST', 'statements', said({ actor }));
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 1_000);
    assert.match(((await refused.json()) as { detail: string }).detail, /an hour/);
    const neverFits = await send(authorization, 'POST', 'statements', Array(1_001).fill({ actor }));
    assert.deepEqual([neverFits.status, neverFits.headers.get('retry-after')], [413, null]);
    assert.match(((await neverFits.json()) as { detail: string }).detail, /in several requests/);
    assert.equal(await post(bearer, said()), 200, 'another learner goes on');
  });

  it('takes strings of any length that a request may have, and looks for the same key twice in them', async () => {
    assert.equal(await post(key, said({ result: { response: 'y'.repeat(11_000_000) } })), 200);
    const twice = `{"a":"${'\\"y\\\\'.repeat(1_000_000)}","b":[{"a":1}],"a" :2}`;
    assert.throws(() => parseJson(twice), { code: 'xapi_invalid' });
    const odd = { 'a"': '{"a":1,"a":2}', '\\': '\\\\"', b: [{ b: ':' }] };
    assert.deepEqual(parseJson(JSON.stringify(odd, null, 1)), odd);
  });

  it('grows no document beyond what one request may hold', async () => {
    const agent = encodeURIComponent(JSON.stringify(own()));
    const path = `activities/state?activityId=${ACTIVITY}&stateId=grown&agent=${agent}`;
    const add = async (name: string) =>
      (await send(key, 'POST', path, { [name]: 'z'.repeat(7_000_000) })).status;
    assert.deepEqual([await add('one'), await add('two')], [204, 413]);
  });

  it('follows references for sixteen statements, and stores a chain of any length at once', async () => {
    const chain = Array.from({ length: 30 }, (_, index) =>
      said({ verb: { id: `http://example.org/${index}` } }),
    );
    chain.forEach((one, index) => {
      const before = chain[index - 1];
      if (before) one.object = { objectType: 'StatementRef', id: before.id };
    });
    assert.equal(await post(key, chain), 200);
    const found = await send(key, 'GET', 'statements?verb=http://example.org/0', undefined);
    const { statements } = (await found.json()) as { statements: { id: string }[] };
    assert.deepEqual(
      statements.map(({ id }) => id).reverse(),
      chain.slice(0, 17).map(({ id }) => id),
    );
  });

  it('finds a statement by at most two thousand parts of those it refers to', () => {
    const member = Array.from({ length: 3_000 }, (_, index) => ({ mbox: `mailto:p${index}@example.org` }));
    const group = said({ actor: { objectType: 'Group', member } }) as AnyStatement;
    const alone = facetsOf(said() as AnyStatement).length;
    assert.ok(facetsOf(group).length > 9_000, 'its own are all kept');
    assert.equal(facetsOf(said() as AnyStatement, [group]).length, alone + 2_000);
    const filed = entriesOf('t', said() as AnyStatement).length;
    assert.ok(entriesOf('t', group).length > 3_000, 'its own are all kept');
    assert.equal(entriesOf('t', said() as AnyStatement, [group]).length, filed + 2_000);
  });

  it('reads a signature once, however often it is named', async () => {
    const statement = said() as AnyStatement;
    const parts = [{ alg: 'RS256' }, statement, 'x'].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const sha2 = 'a'.repeat(64);
    const bytes = Buffer.from(parts.join('.'));
    let reads = 0;
    bytes.toString = () => {
      reads += 1;
      return parts.join('.');
    };
    const contentType = 'application/octet-stream';
    const named = { usageType: SIGNATURE, display: {}, contentType, length: 1, sha2 };
    const attachments = Array.from({ length: 50 }, () => named);
    await checkSignatures({ ...statement, attachments }, [{ sha2, contentType, bytes }], '2.0.0');
    assert.equal(reads, 1);
  });

  it('gives nobody the bytes of others for naming their hash', async () => {
    const bytes = 'only for who may read everything';
    const sha2 = createHash('sha256').update(bytes).digest('hex');
    const { store } = course.tool.running.services;
    const session = await store.sessions.find(hashOfSecret(bearer.slice('Bearer '.length)));
    assert.ok(session);
    const attachment = { sha2, contentType: 'text/plain', bytes: Buffer.from(bytes) };
    await store.lrsAttachments.put(session.tenant, [attachment], Date.now());
    const usageType = 'http://example.org/usage';
    const fileUrl = 'http://example.org/file';
    const named = { usageType, display: {}, contentType: 'text/plain', length: 1, sha2, fileUrl };
    assert.equal(await post(bearer, said({ attachments: [named] })), 200);
    const read = await send(bearer, 'GET', 'statements?attachments=true', undefined);
    const text = await read.text();
    assert.ok(text.includes(sha2));
    assert.equal(text.includes(bytes), false);
  });

  it('separates what it sends on by a line that nobody can have stored before', async () => {
    const sent: { type: string; body: Buffer }[] = [];
    const access = {
      endpoint: 'https://lrs.example',
      username: 'u',
      password: 'p',
      version: '2.0.0',
    } as const;
    const ship = (bytes: string) => {
      const attachment = { sha2: 'a'.repeat(64), contentType: 'text/plain', bytes: Buffer.from(bytes) };
      const shipment = { statements: [said() as AnyStatement], attachments: [attachment] };
      return postStatements(access, shipment, async (_url, { headers, body }) => {
        sent.push({ type: headers['content-type'] ?? '', body: Buffer.from(body ?? '') });
        return { status: 200, headers: {}, text: '' };
      });
    };
    await ship('');
    await ship(`\r\n--${boundaryOf(sent[0]?.type ?? '')}\r\nx: y\r\n\r\n`);
    assert.equal(readMultipart(sent[1]?.body ?? Buffer.alloc(0), sent[1]?.type ?? '').length, 2);
  });

  it('looks for ten languages', () => {
    const asked = Array.from({ length: 3_000 }, (_, index) => `x${index};q=0.5`);
    assert.deepEqual(languagesOf([...asked, 'es'].join(',')).slice(0, 2), ['es', 'x0']);
    assert.equal(languagesOf(asked.join(',')).length, 10);
  });
});
