import assert from 'node:assert/strict';
import { LINK_TTL_MS } from '../../src/admin/signInLink.ts';
import type {
  AdminOverview,
  AuditView,
  CodeView,
  KeyView,
  NewCode,
  QueuedGrade,
  SignedIn,
  Slice,
} from '../../src/api/administration.ts';
import { beginLogin, call, postLaunch } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { signInOperator, signInSecret } from '../support/operator.ts';
import { LTI } from '../support/platform.ts';

const HOUR = 3_600_000;

describe('operators', () => {
  let course: TestCourse;
  let token: string;

  before(async () => {
    course = await startCourse();
    token = await signInOperator(course.tool);
  });
  after(() => course?.close());

  const ask = <T>(method: string, path: string, body?: unknown, as: string | null = token) =>
    call<T>(course.tool, as, method, `/api/admin${path}`, body);
  const signIn = (link: string) => ask<SignedIn & { code: string }>('POST', '/sign-in', { link }, null);
  const platforms = async () => (await ask<AdminOverview>('GET', '/platforms')).body.platforms;
  const audit = async () => (await ask<Slice<AuditView>>('GET', '/audit')).body.rows;
  /** The one platform of these tests. */
  const platform = async () => {
    const [only] = await platforms();
    assert.ok(only);
    return only;
  };

  describe('sign in', () => {
    it('by a link that works for one of 20 at once, and for nobody after', async () => {
      const link = await signInSecret(course.tool);
      const tried = await Promise.all(Array.from({ length: 20 }, () => signIn(link)));
      assert.equal(tried.filter(({ status }) => status === 200).length, 1);
      for (const { status, body } of tried)
        if (status !== 200) assert.deepEqual([status, body.code], [401, 'sign_in_link_invalid']);
      assert.equal((await signIn(link)).status, 401);
    });

    it('not by a link that is too old, made up or malformed', async () => {
      const late = await signInSecret(course.tool);
      course.tool.clock.now += LINK_TTL_MS;
      assert.equal((await signIn(late)).status, 401);
      assert.equal((await signIn('A'.repeat(43))).status, 401);
      assert.equal((await signIn('')).status, 400);
      const strange = await ask('POST', '/sign-in', { link: { $gt: '' } }, null);
      assert.equal(strange.status, 400);
    });

    it('until they sign out', async () => {
      const own = await signInOperator(course.tool);
      assert.equal((await ask('GET', '/platforms', undefined, own)).status, 200);
      assert.equal((await ask('POST', '/sign-out', {}, own)).status, 200);
      const after = await ask<{ code: string }>('GET', '/platforms', undefined, own);
      assert.deepEqual([after.status, after.body.code], [401, 'session_missing']);
    });

    it('for four hours', async () => {
      const own = await signInOperator(course.tool);
      course.tool.clock.now += 4 * HOUR;
      const late = await ask<{ code: string }>('GET', '/platforms', undefined, own);
      assert.deepEqual([late.status, late.body.code], [401, 'session_expired']);
      token = await signInOperator(course.tool);
    });

    it('and the store never holds a secret in clear', async () => {
      const link = await signInSecret(course.tool);
      const { adminAccess } = course.tool.running.services.store;
      assert.equal(await adminAccess.takeLink(link, course.tool.clock.now), false);
      assert.equal(await adminAccess.find(token), null);
    });
  });

  it('shut a platform out: logins, and the sessions under way', async () => {
    const { id } = await platform();
    const page = await course.student('student-1');
    const off = await ask<AdminOverview>('PUT', `/platforms/${id}`, { status: 'suspended' });
    assert.equal(off.body.platforms[0]?.status, 'suspended');
    const login = new URLSearchParams({
      iss: course.platform.origin,
      login_hint: 'x',
      client_id: 'client-1',
    });
    login.set('target_link_uri', `${course.tool.url}/lti/launch`);
    assert.equal((await fetch(`${course.tool.url}/lti/login?${login}`)).status, 403);
    const under = await call(course.tool, page.token, 'GET', '/api/turn');
    assert.equal(under.status, 401);
    await ask('PUT', `/platforms/${id}`, { status: 'active' });
    assert.equal((await fetch(`${course.tool.url}/lti/login?${login}`)).status, 200);
  });

  it('decide about a deployment, its guests, and new ones', async () => {
    const { id } = await platform();
    const put = (body: unknown) => ask<AdminOverview>('PUT', `/platforms/${id}/deployment`, body);
    const guests = await put({ deployment: 'dep-1', anonymous: true });
    assert.equal(guests.body.platforms[0]?.deployments[0]?.anonymous, true);
    await put({ deployment: 'dep-1', anonymous: false });
    const off = await put({ deployment: 'dep-1', status: 'suspended' });
    assert.equal(off.body.platforms[0]?.deployments[0]?.status, 'suspended');
    await put({ deployment: 'dep-1', status: 'active' });
    const policy = await ask<AdminOverview>('PUT', `/platforms/${id}`, { deploymentPolicy: 'manual' });
    assert.equal(policy.body.platforms[0]?.deploymentPolicy, 'manual');
    await ask('PUT', `/platforms/${id}`, { deploymentPolicy: 'auto' });
  });

  it('decide which origins may show the tool and receive grades, at any time, and the audit log keeps which', async () => {
    const { id, addresses } = await platform();
    const origins = [...addresses.origins, 'https://Canvas.School.example/', 'https://*.school.example'];
    const { body } = await ask<AdminOverview>('PUT', `/platforms/${id}`, { origins });
    const pinned = [...addresses.origins, 'https://canvas.school.example', 'https://*.school.example'];
    assert.deepEqual(body.platforms[0]?.addresses.origins, pinned);
    const [entry] = await audit();
    assert.deepEqual([entry?.act, entry?.detail], ['platformOrigins', { origins: pinned.join(' ') }]);
    await ask('PUT', `/platforms/${id}`, { origins: addresses.origins });
  });

  it('are refused what does not exist or is no change', async () => {
    const { id } = await platform();
    const cases: [string, unknown, number][] = [
      ['/platforms/nobody', { status: 'active' }, 404],
      [`/platforms/${id}`, {}, 400],
      [`/platforms/${id}`, { status: 'pending' }, 400],
      [`/platforms/${id}`, { jwksUrl: 'https://evil.example' }, 400],
      [`/platforms/${id}`, { origins: [] }, 400],
      [`/platforms/${id}`, { origins: ['https://school.example/courses'] }, 400],
      [`/platforms/${id}`, { origins: ["https://school.example;script-src 'unsafe-inline'"] }, 400],
      [`/platforms/${id}`, { origins: ['https://*'] }, 400],
      [`/platforms/${id}/deployment`, { deployment: 'nobody', status: 'active' }, 404],
      [`/platforms/${id}/deployment`, { deployment: 'dep-1' }, 400],
      [`/platforms/${id}/deployment`, { deployment: { $ne: '' }, status: 'active' }, 400],
    ];
    for (const [path, body, status] of cases)
      assert.equal((await ask('PUT', path, body)).status, status, `${path} ${JSON.stringify(body)}`);
  });

  it('see how a platform fares: last launch, last grade, failures with their reference', async () => {
    const page = await course.student('student-2');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
    const login = await beginLogin(course.tool, course.platform);
    const forged = await fetch(`${course.tool.url}/lti/launch`, {
      method: 'POST',
      body: new URLSearchParams({ state: login.state, id_token: 'no.real.token' }),
      headers: { cookie: login.cookies },
    });
    const reference = forged.headers.get('x-request-id');
    const old = await beginLogin(course.tool, course.platform);
    const about = { nonce: old.nonce, now: course.tool.clock.now, publicUrl: course.tool.url };
    const id_token = await course.platform.token(about, { [`${LTI}version`]: '1.1' });
    const failing = await postLaunch(course.tool, { state: old.state, id_token }, old.cookies);
    const { lastLaunchAt, lastGradeAt, faults, unverified, deployments } = await platform();
    assert.equal(lastLaunchAt, course.tool.clock.now);
    assert.equal(lastGradeAt, course.tool.clock.now);
    assert.equal(deployments[0]?.lastLaunchAt, course.tool.clock.now);
    assert.deepEqual(
      faults.map(({ code, reference }) => [code, reference]),
      [['lti_version', failing.headers.get('x-request-id')]],
      'what the platform itself sent',
    );
    const fault = unverified.find(({ code }) => code === 'token_malformed');
    assert.deepEqual(
      [fault?.count, fault?.reference],
      [1, reference],
      'anybody can send that, and is told apart',
    );
  });

  describe('the queue of grades', () => {
    const queue = (query = '') => ask<Slice<QueuedGrade>>('GET', `/grades${query}`);

    before(async () => {
      course.platform.answers.push(403, 403);
      for (const sub of ['queue-1', 'queue-2']) {
        const page = await course.student(sub, 'Ana Ruiz');
        await course.answerRight(page.token, page.data.turn);
        await course.tool.running.loop.drain();
      }
    });

    it('tells why a grade has not arrived, and neither whose it is nor what it says', async () => {
      const { body } = await queue();
      const parked = body.rows.filter(({ status }) => status === 'parked');
      assert.equal(parked.length, 2);
      assert.deepEqual(
        parked.map(({ activity, reason }) => [activity, typeof reason]),
        [
          ['First fractions', 'string'],
          ['First fractions', 'string'],
        ],
      );
      assert.ok(!/Ana|Ruiz|queue-|"value"/.test(JSON.stringify(body)));
      const { grades } = await platform();
      assert.equal(grades.parked, 2);
      assert.equal(grades.reasons[0]?.count, 2);
    });

    it('is of one platform, or of all', async () => {
      const { id } = await platform();
      assert.deepEqual((await queue(`?platform=${id}`)).body, (await queue()).body);
      assert.equal((await queue('?platform=nobody')).status, 404);
    });

    it('is tried again, one row or all', async () => {
      const { id } = await platform();
      const [first] = (await queue()).body.rows.filter(({ status }) => status === 'parked');
      const retry = (body: unknown) => ask<{ count: number }>('POST', '/grades/retry', body);
      assert.deepEqual((await retry({ key: first?.key })).body, { count: 1 });
      assert.deepEqual((await retry({ key: 'nobody' })).body, { count: 0 });
      await course.tool.running.loop.drain();
      assert.deepEqual((await retry({ key: null, platform: id })).body, { count: 1 });
      await course.tool.running.loop.drain();
      assert.deepEqual((await queue()).body, { rows: [], next: null });
    });
  });

  it('make a new key, which is published at once', async () => {
    const before = (await ask<KeyView[]>('GET', '/keys')).body;
    const after = (await ask<KeyView[]>('POST', '/keys/rotate', {})).body;
    assert.equal(after.length, before.length + 1);
    assert.deepEqual(
      after.map(({ state }) => state),
      ['coming', 'signing'],
    );
    const { keys } = (await (await fetch(`${course.tool.url}/lti/jwks.json`)).json()) as { keys: unknown[] };
    assert.equal(keys.length, after.length);
    assert.ok(!/sealed|"d"/.test(JSON.stringify(after)));
  });

  it('make registration codes, told once, and take them back', async () => {
    const made = (await ask<NewCode>('POST', '/codes', { note: 'Hill School' })).body;
    const listed = (await ask<CodeView[]>('GET', '/codes')).body;
    assert.equal(listed[0]?.note, 'Hill School');
    assert.ok(!JSON.stringify(listed).includes(made.text));
    const left = (await ask<CodeView[]>('POST', '/codes/revoke', { id: listed[0]?.id })).body;
    assert.deepEqual(left, []);
  });

  describe('the audit log', () => {
    it('names every act, by whom and about what, newest first', async () => {
      const { id } = await platform();
      await ask('PUT', `/platforms/${id}`, { status: 'suspended' });
      await ask('PUT', `/platforms/${id}`, { status: 'active' });
      const [second, first] = await audit();
      assert.deepEqual(
        [first?.act, first?.detail, first?.platform?.id, first?.actor.kind],
        ['platformStatus', { status: 'suspended' }, id, 'operator'],
      );
      assert.deepEqual(second?.detail, { status: 'active' });
      assert.equal(first?.at, course.tool.clock.now);
      const acts = new Set((await audit()).map(({ act }) => act));
      for (const act of [
        'linkMade',
        'signedIn',
        'signedOut',
        'deploymentStatus',
        'anonymousLaunches',
      ] as const)
        assert.ok(acts.has(act), act);
      for (const act of ['platformPolicy', 'gradesRetried', 'keyRotated', 'codeMade', 'codeRevoked'] as const)
        assert.ok(acts.has(act), act);
    });

    it('tells the sessions of operators apart without telling them', async () => {
      const other = await signInOperator(course.tool);
      const [latest, ...rest] = (await audit()).filter(({ act }) => act === 'signedIn');
      assert.ok(latest?.actor.id && latest.actor.id !== rest[0]?.actor.id);
      assert.ok(!JSON.stringify(await audit()).includes(other));
    });

    it('says nothing of a request that was refused', async () => {
      const before = await audit();
      await ask('PUT', '/platforms/nobody', { status: 'active' });
      await ask('POST', '/keys/rotate', {}, null);
      assert.deepEqual(await audit(), before);
    });

    it('is read page by page to its end', async () => {
      const { store } = course.tool.running.services;
      for (let index = 0; index < 60; index += 1)
        await ask('POST', '/grades/retry', { key: `nobody-${index}` });
      const seen: string[] = [];
      for (let before: string | null = ''; before !== null; ) {
        const path: string = before === '' ? '/audit' : `/audit?before=${encodeURIComponent(before)}`;
        const { body } = await ask<Slice<AuditView>>('GET', path);
        seen.push(...body.rows.map(({ id }) => id));
        before = body.next;
      }
      const all = await store.audit.page({ registration: null, deployment: null }, null, 10_000);
      assert.deepEqual(
        seen,
        all.map(({ id }) => id),
      );
      assert.ok(seen.length > 60);
    });
  });
});
