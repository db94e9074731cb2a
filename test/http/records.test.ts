import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuditView, Slice } from '../../src/api/administration.ts';
import type { LearnerDetail } from '../../src/api/class.ts';
import type { NewLrsKey, RecordsView } from '../../src/api/records.ts';
import { startFakeLrs } from '../jobs/support/fakeLrs.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { signInOperator } from '../support/operator.ts';

describe('statements from and to outside', () => {
  let course: TestCourse;
  let token: string;
  let tenant: string;

  before(async () => {
    course = await startCourse();
    token = await signInOperator(course.tool);
    const { body } = await view();
    tenant = body.tenants[0]?.id ?? assert.fail('a customer is there');
  });
  after(() => course?.close());

  const ask = <T>(method: string, path: string, body?: unknown) =>
    call<T>(course.tool, token, method, `/api/admin${path}`, body);
  const view = () => ask<RecordsView>('GET', '/records');
  async function makeKey(scopes: readonly string[]) {
    const asked = { tenant, label: 'H5P', scopes, version: '1.0.3' };
    const { status, body } = await ask<NewLrsKey>('POST', '/records/keys', asked);
    assert.equal(status, 200, JSON.stringify(body));
    return { ...body, header: `Basic ${Buffer.from(`${body.key.id}:${body.secret}`).toString('base64')}` };
  }
  function lrs(authorization: string, method: string, path: string, body?: unknown) {
    const headers = {
      authorization,
      'x-experience-api-version': '1.0.3',
      'content-type': 'application/json',
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(`${course.tool.url}/xapi${path}`, { method, headers, ...sent });
  }
  const about = (sub: string, over: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    actor: { account: { homePage: course.platform.origin, name: sub } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    object: { id: 'https://h5p.example/content/1' },
    result: { success: true, score: { scaled: 0.9 } },
    ...over,
  });

  it('a key is told once, opens the record store of its customer, and nothing once it is revoked', async () => {
    const { key, secret, endpoint, header } = await makeKey(['statements/write']);
    assert.equal(endpoint, `${course.tool.url}/xapi`);
    const listed = await view();
    assert.ok(listed.body.keys.some(({ id, revokedAt }) => id === key.id && revokedAt === null));
    assert.ok(!JSON.stringify(listed.body).includes(secret));
    assert.equal((await lrs(header, 'POST', '/statements', [about('x')])).status, 200);
    assert.equal((await lrs(header, 'GET', '/statements')).status, 403);
    assert.equal((await ask('POST', '/records/keys/revoke', { id: key.id })).status, 200);
    assert.equal((await lrs(header, 'POST', '/statements', [about('x')])).status, 401);
    const { rows } = (await ask<Slice<AuditView>>('GET', '/audit')).body;
    assert.deepEqual(
      rows.slice(0, 2).map(({ act, detail }) => [act, detail.key]),
      [
        ['lrsKeyRevoked', key.id],
        ['lrsKeyMade', key.id],
      ],
    );
  });

  it('work elsewhere reaches a learner by the mapping of the instructor, and is taken back by the instructor', async () => {
    const { header } = await makeKey(['statements/write']);
    const teacher = await course.teacher();
    await course.student('ana', 'Ana Ruiz');
    const [skill] = course.skills;
    const rule = { activity: 'https://h5p.example/*', verb: null, from: 'score', skill, weight: 0.5 };
    const rules = (body: unknown) => call(course.tool, teacher.token, 'PUT', '/api/activity/outside', body);
    assert.equal((await rules({ rules: [{ ...rule, weight: 2 }] })).status, 400);
    assert.equal((await rules({ rules: [{ ...rule, skill: 'nobody' }] })).status, 404);
    assert.equal((await rules({ rules: [rule] })).status, 200);
    // While the tool's own statements are being written nobody reads beyond them, and the clock here stands still.
    await course.tool.running.loop.drain();
    course.tool.clock.now += 5_000;
    assert.equal((await lrs(header, 'POST', '/statements', [about('ana')])).status, 200);
    course.tool.clock.now += 5_000;
    await course.tool.running.loop.drain();
    const { rows } = (
      await call<{ rows: { learner: string }[] }>(course.tool, teacher.token, 'GET', '/api/class')
    ).body;
    const learner = rows[0]?.learner ?? '';
    const path = `/api/class/${learner}`;
    const { outside = [] } = (await call<LearnerDetail>(course.tool, teacher.token, 'GET', path)).body;
    assert.deepEqual(
      outside.map(({ source, score, weight }) => [source, score, weight]),
      [['https://h5p.example/content/1', 0.9, 0.5]],
    );
    const back = { event: outside[0]?.id };
    const after = await call<LearnerDetail>(course.tool, teacher.token, 'POST', `${path}/withdraw`, back);
    assert.equal(after.body.outside?.[0]?.takenBack, 'instructor');
    const unknown = await call(course.tool, teacher.token, 'POST', `${path}/withdraw`, {
      event: randomUUID(),
    });
    assert.equal(unknown.status, 404);
  });

  it('a launched session reads its own statements, never the right response of an open question', async () => {
    const page = await course.student('dora');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
    const { header } = await makeKey(['all']);
    const interaction = {
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'fill-in',
        correctResponsesPattern: ['SECRET'],
      },
    };
    const object = { id: 'https://h5p.example/content/key', ...interaction };
    assert.equal((await lrs(header, 'POST', '/statements', [about('x', { object })])).status, 200);
    const bearer = `Bearer ${page.token}`;
    const mine = await lrs(bearer, 'GET', '/statements?format=canonical');
    const { statements } = (await mine.json()) as { statements: { actor: { account: { name: string } } }[] };
    assert.ok(statements.length >= 2);
    assert.ok(statements.every(({ actor }) => actor.account.name === 'dora'));
    const asked = `/activities?activityId=${encodeURIComponent(object.id)}`;
    assert.ok(!(await (await lrs(bearer, 'GET', asked)).text()).includes('SECRET'));
    assert.ok((await (await lrs(header, 'GET', asked)).text()).includes('SECRET'));
    assert.equal((await lrs(bearer, 'POST', '/statements', [about('ana')])).status, 403);
    assert.equal((await lrs(bearer, 'POST', '/statements', [about('dora')])).status, 200);
  });

  it('an activity that only the tool’s own statements name is described by them', async () => {
    const page = await course.student('ella');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
    const { header } = await makeKey(['all']);
    const verb = encodeURIComponent('http://adlnet.gov/expapi/verbs/answered');
    const list = await lrs(header, 'GET', `/statements?verb=${verb}&limit=1`);
    const { statements } = (await list.json()) as {
      statements: { object: { id: string; definition: unknown } }[];
    };
    const object = statements[0]?.object ?? assert.fail('an answer is there');
    const asked = `/activities?activityId=${encodeURIComponent(object.id)}`;
    assert.deepEqual(await (await lrs(header, 'GET', asked)).json(), { objectType: 'Activity', ...object });
    const own = await (await lrs(`Bearer ${page.token}`, 'GET', asked)).text();
    assert.ok(own.includes('interactionType') && !own.includes('correctResponsesPattern'));
  });

  it('a target is set up, seen, stopped, tried again and removed; its password is told to nobody', async () => {
    const other = await startFakeLrs();
    try {
      const target = {
        tenant,
        label: 'District',
        endpoint: `${other.origin}/xapi/`,
        username: 'u',
        password: 'pass-word-1',
      };
      for (const endpoint of ['ftp://x.example', 'https://user@x.example', 'https://x.example/?q=1', 'x'])
        assert.equal((await ask('POST', '/records/forwards', { ...target, endpoint })).status, 400, endpoint);
      assert.equal((await ask('POST', '/records/forwards', { ...target, tenant: 'x' })).status, 404);
      const { body } = await ask<RecordsView>('POST', '/records/forwards', target);
      const [forward] = body.forwards;
      assert.ok(forward);
      assert.equal(forward.endpoint, `${other.origin}/xapi`);
      assert.ok(!JSON.stringify(body).includes('pass-word-1'));
      course.tool.clock.now += 1;
      await course.tool.running.loop.drain();
      const blocked = (await view()).body.forwards[0];
      // Not an address that the tool may call, and so it says.
      assert.equal(blocked?.reason, 'blocked');
      const act = (path: string, more: object = {}) =>
        ask<RecordsView>('POST', `/records/forwards/${path}`, { id: forward.id, ...more });
      assert.equal((await act('pause', { paused: true })).body.forwards[0]?.paused, true);
      assert.equal((await act('pause', { paused: false })).body.forwards[0]?.paused, false);
      assert.equal((await act('retry')).status, 200);
      const letters = await ask<Slice<unknown>>('GET', `/records/letters?target=${forward.id}`);
      assert.deepEqual(letters.body, { rows: [], next: null });
      assert.deepEqual((await act('remove')).body.forwards, []);
      assert.equal((await act('remove')).status, 404);
    } finally {
      await other.close();
    }
  });

  it('a customer that asks for pseudonyms has no id of its LMS in the statements of newcomers', async () => {
    const path = `/platforms/${tenant}`;
    assert.equal((await ask('PUT', path, { accounts: 'pseudonym' })).status, 200);
    const page = await course.student('hidden-sub');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
    const found: string[] = [];
    for await (const { statement } of course.tool.running.services.store.statements.all())
      if (JSON.stringify(statement).includes('"p_')) found.push(JSON.stringify(statement));
    assert.ok(found.length >= 2);
    assert.ok(found.every((text) => !text.includes('hidden-sub')));
  });
});
