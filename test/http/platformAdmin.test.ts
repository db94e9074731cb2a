import assert from 'node:assert/strict';
import type { AuditView, QueuedGrade, Slice } from '../../src/api/administration.ts';
import type { PageData, Pages } from '../../src/api/page.ts';
import { call, launch } from '../support/browserless.ts';
import { startCourse, TEACHER, type TestCourse } from '../support/course.ts';
import { INSTITUTION_ADMIN, launchAdministrator, signInOperator } from '../support/operator.ts';
import { INSTRUCTOR, LTI, type TestPlatform } from '../support/platform.ts';

const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

const DEPLOYMENT = { deploymentId: 'dep-1', anonymous: false, firstSeenAt: 0 };

/** Another school with an issuer of its own on the same server. */
function otherSchool(platform: TestPlatform): TestPlatform {
  const origin = 'https://other.example';
  return {
    ...platform,
    origin,
    token: (login, claims = {}) => platform.token(login, { iss: origin, ...claims }),
  };
}

describe('administrators of an LMS', () => {
  let course: TestCourse;
  let other: TestPlatform;
  let ids: { readonly own: string; readonly other: string };

  before(async () => {
    course = await startCourse();
    const { platforms } = course.tool.running.services.store;
    const [own] = await platforms.byIssuer(course.platform.origin);
    assert.ok(own);
    ids = { own: own.id, other: 'registration-other' };
    other = otherSchool(course.platform);
    await platforms.put({ ...own, id: ids.other, issuer: other.origin });
    await platforms.noteDeployment({ ...DEPLOYMENT, registrationId: ids.other, status: 'active' });
    course.platform.answers.push(403);
    const page = await course.student('student-1', 'Ana Ruiz');
    await course.answerRight(page.token, page.data.turn);
    await course.tool.running.loop.drain();
  });
  after(() => course?.close());

  const open = (claims: Record<string, unknown> = {}) =>
    launchAdministrator(course.tool, course.platform, claims);
  const ask = <T>(token: string | null, method: string, path: string, body?: unknown) =>
    call<T>(course.tool, token, method, `/api/platform${path}`, body);

  it('get the page of their own platform, and nobody’s name or work', async () => {
    const page = await open();
    assert.equal(page.page, 'platform');
    assert.equal(page.data.platform?.id, ids.own);
    const { body } = await ask<Slice<QueuedGrade>>(page.token, 'GET', '/grades');
    assert.equal(body.rows.length, 1);
    assert.ok(!/Ana|Ruiz|student-1|"value"/.test(JSON.stringify([page, body])));
  });

  it('by their role in the institution or the system alone, never by one in a course', async () => {
    for (const core of ['Administrator', 'SysAdmin', 'AccountAdmin'])
      assert.equal((await open({ [`${LTI}roles`]: [SYSTEM + core] })).page, 'platform');
    const others = [
      ['Administrator'],
      ['http://purl.imsglobal.org/vocab/lis/v2/membership#Administrator'],
      ['http://evil.example/#Administrator'],
      [`${SYSTEM}User`],
      ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Faculty'],
    ];
    for (const roles of others) {
      const page = await open({ [`${LTI}roles`]: roles });
      assert.notEqual(page.page, 'platform', roles.join());
      assert.equal(page.administration, undefined, roles.join());
    }
  });

  it('have no instructor’s rights by it', async () => {
    const { token } = await open();
    for (const path of [
      '/api/class',
      '/api/class.csv',
      '/api/turn',
      '/api/admin/platforms',
      '/api/admin/audit',
    ]) {
      const refused = await call<{ code: string }>(course.tool, token, 'GET', path);
      assert.deepEqual([refused.status, refused.body.code], [403, 'forbidden'], path);
    }
  });

  it('who teach too come to their class, with a way to the platform', async () => {
    const roles = [INSTRUCTOR, INSTITUTION_ADMIN];
    const page = await launch<'class'>(course.tool, course.platform, { ...TEACHER, [`${LTI}roles`]: roles });
    assert.equal(page.page, 'class');
    const second = page.administration ?? null;
    assert.notEqual(second, page.token);
    const opened = await ask<PageData<'platform'>>(second, 'POST', '/open', {});
    assert.deepEqual([opened.status, opened.body.page, opened.body.token], [200, 'platform', null]);
    const refused = await ask<{ code: string }>(page.token, 'GET', '');
    assert.deepEqual([refused.status, refused.body.code], [403, 'forbidden']);
  });

  it('neither see nor touch another platform', async () => {
    const { token } = await open();
    const { store } = course.tool.running.services;
    await store.platforms.noteDeployment({
      registrationId: ids.other,
      deploymentId: 'dep-other',
      status: 'pending',
      anonymous: false,
      firstSeenAt: 0,
    });
    const strange = await ask<{ code: string }>(token, 'PUT', '/deployment', {
      deployment: 'dep-other',
      status: 'active',
    });
    assert.deepEqual([strange.status, strange.body.code], [404, 'not_found']);
    const theirs = await launchAdministrator(course.tool, other);
    assert.equal(theirs.data.platform?.id, ids.other);
    const queue = await ask<Slice<QueuedGrade>>(theirs.token, 'GET', '/grades');
    assert.deepEqual(queue.body.rows, []);
    const key = (await ask<Slice<QueuedGrade>>(token, 'GET', '/grades')).body.rows[0]?.key;
    const retried = await ask<{ count: number }>(theirs.token, 'POST', '/grades/retry', {
      key,
      platform: ids.own,
    });
    assert.deepEqual(retried.body, { count: 0 });
    const log = await ask<Slice<AuditView>>(theirs.token, 'GET', '/audit');
    assert.ok(log.body.rows.length > 0 && log.body.rows.every(({ platform }) => platform?.id === ids.other));
  });

  it('let a waiting deployment in, but lift no suspension', async () => {
    const { token } = await open();
    const { platforms } = course.tool.running.services.store;
    const one = { registrationId: ids.own, deploymentId: 'dep-new', anonymous: false, firstSeenAt: 0 };
    await platforms.noteDeployment({ ...one, status: 'pending' });
    const put = (body: unknown) =>
      ask<Pages['platform'] & { code: string }>(token, 'PUT', '/deployment', body);
    const letIn = await put({ deployment: 'dep-new', status: 'active' });
    assert.equal(letIn.body.platform?.deployments.find(({ id }) => id === 'dep-new')?.status, 'active');
    assert.equal((await put({ deployment: 'dep-new', status: 'suspended' })).status, 200);
    const lifted = await put({ deployment: 'dep-new', status: 'active' });
    assert.deepEqual([lifted.status, lifted.body.code], [403, 'forbidden']);
  });

  it('are one customer of a platform that serves many: their own deployment and no other', async () => {
    const { platforms } = course.tool.running.services.store;
    const registration = await platforms.get(ids.other);
    assert.ok(registration);
    await platforms.put({ ...registration, tenantBy: 'deployment' });
    await platforms.changeDeployment(ids.other, 'dep-other', { status: 'pending' });
    const { token, data } = await launchAdministrator(course.tool, other);
    assert.deepEqual(
      data.platform?.deployments.map(({ id }) => id),
      ['dep-1'],
    );
    const strange = await ask<{ code: string }>(token, 'PUT', '/deployment', {
      deployment: 'dep-other',
      anonymous: true,
    });
    assert.equal(strange.status, 404);
    const log = await ask<Slice<AuditView>>(token, 'GET', '/audit');
    assert.ok(log.body.rows.every(({ deployment }) => deployment === 'dep-1'));
  });

  it('are shut out with their platform or deployment, and after eight hours', async () => {
    const { token } = await open();
    const operator = await signInOperator(course.tool);
    const put = (path: string, body: unknown) =>
      call(course.tool, operator, 'PUT', `/api/admin${path}`, body);
    await put(`/platforms/${ids.own}`, { status: 'suspended' });
    assert.ok([401, 403].includes((await ask(token, 'GET', '')).status));
    await put(`/platforms/${ids.own}`, { status: 'active' });
    const again = await open();
    course.tool.clock.now += 8 * 3_600_000;
    const late = await ask<{ code: string }>(again.token, 'GET', '');
    assert.deepEqual([late.status, late.body.code], [401, 'session_expired']);
  });

  it('without an id, or as a test user, get no such page', async () => {
    const test = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
    const page = await open({ [`${LTI}roles`]: [INSTITUTION_ADMIN, test] });
    assert.notEqual(page.page, 'platform');
    const { platforms } = course.tool.running.services.store;
    await platforms.changeDeployment(ids.own, 'dep-1', { anonymous: true });
    const guest = await open({ sub: undefined });
    assert.notEqual(guest.page, 'platform');
    await platforms.changeDeployment(ids.own, 'dep-1', { anonymous: false });
  });

  it('bury nothing in the audit log by loading their page over and over', async () => {
    course.tool.clock.now += 2 * 3_600_000;
    const opened = async () => {
      const operator = await signInOperator(course.tool);
      const { body } = await call<Slice<AuditView>>(course.tool, operator, 'GET', '/api/admin/audit');
      return body.rows.filter(({ act, at }) => act === 'platformOpened' && at === course.tool.clock.now)
        .length;
    };
    for (let launches = 0; launches < 3; launches += 1) {
      const { token } = await open();
      for (let reloads = 0; reloads < 5; reloads += 1) await call(course.tool, token, 'GET', '/api/page');
      assert.equal(await opened(), 1);
    }
    course.tool.clock.now += 3_600_000;
    await open();
    assert.equal(await opened(), 1, 'an hour later it is told again');
  });

  it('are in the audit log under a pseudonym', async () => {
    await open();
    const operator = await signInOperator(course.tool);
    const { body } = await call<Slice<AuditView>>(course.tool, operator, 'GET', '/api/admin/audit');
    const opened = body.rows.find(({ act }) => act === 'platformOpened');
    assert.equal(opened?.actor.kind, 'administrator');
    assert.match(opened?.actor.id ?? '', /^lrn_/);
    assert.ok(!JSON.stringify(body).includes('admin-1'));
  });
});
