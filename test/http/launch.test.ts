import assert from 'node:assert/strict';
import { UnsecuredJWT } from 'jose';
import type { PageData } from '../../src/api/page.ts';
import { keyPair, sign } from '../lti/platformDouble.ts';
import { beginLogin, call, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { LTI } from '../support/platform.ts';

const MINUTE = 60_000;

describe('a launch over HTTP', () => {
  let course: TestCourse;

  before(async () => {
    course = await startCourse();
  });
  after(() => course?.close());

  /** A login begun, and a legal token for it with some claims changed. */
  async function begun(claims: Record<string, unknown> = {}) {
    const { tool, platform } = course;
    const login = await beginLogin(tool, platform);
    const now = tool.running.services.practice.now();
    const token = await platform.token({ nonce: login.nonce, now, publicUrl: tool.url }, claims);
    return { ...login, token, form: { state: login.state, id_token: token } };
  }

  async function codeOf(response: Response): Promise<string> {
    const page = pageDataOf<'message'>(await response.text());
    assert.equal(page.page, 'message');
    assert.equal(page.token, null);
    assert.ok(page.data.reference, 'the page carries a reference');
    return page.data.code;
  }

  async function refused(form: Record<string, string>, cookies: string, status: number, code: string) {
    const response = await postLaunch(course.tool, form, cookies);
    assert.deepEqual([response.status, await codeOf(response)], [status, code]);
  }

  /** The claims of a token, to be changed or signed again. */
  function claimsOf(token: string): Record<string, unknown> {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  }

  it('a login by GET and by POST sends the browser to the platform with fresh state and nonce', async () => {
    const { tool, platform } = course;
    const params = {
      iss: platform.origin,
      login_hint: 'hint',
      target_link_uri: `${tool.url}/lti/launch`,
      client_id: 'client-1',
    };
    const answers = await Promise.all([
      fetch(`${tool.url}/lti/login?${new URLSearchParams(params)}`),
      fetch(`${tool.url}/lti/login`, { method: 'POST', body: new URLSearchParams(params) }),
    ]);
    const pages = await Promise.all(
      answers.map(async (answer) => pageDataOf<'login'>(await answer.text()).data),
    );
    for (const [index, { authUrl, state }] of pages.entries()) {
      const url = new URL(authUrl);
      assert.equal(url.origin + url.pathname, `${platform.origin}/auth`);
      assert.equal(url.searchParams.get('redirect_uri'), `${tool.url}/lti/launch`);
      assert.equal(url.searchParams.get('response_mode'), 'form_post');
      assert.equal(url.searchParams.get('state'), state);
      const cookies = answers[index]?.headers.getSetCookie() ?? [];
      const binding = cookies.find((cookie) => cookie.startsWith(`__Host-lti_${state}=`)) ?? '';
      for (const part of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned', 'Path=/'])
        assert.ok(binding.includes(part), part);
    }
    assert.equal(new Set(pages.map(({ state }) => state)).size, 2);
    assert.equal(new Set(pages.map(({ authUrl }) => new URL(authUrl).searchParams.get('nonce'))).size, 2);
  });

  it('a login from an unknown issuer, for an unknown client or for another target is refused', async () => {
    const { tool, platform } = course;
    const login = async (changes: Record<string, string>) => {
      const params = {
        iss: platform.origin,
        login_hint: 'hint',
        target_link_uri: `${tool.url}/lti/launch`,
        client_id: 'client-1',
        ...changes,
      };
      const response = await fetch(`${tool.url}/lti/login?${new URLSearchParams(params)}`);
      assert.equal(response.status, 400);
      return codeOf(response);
    };
    assert.equal(await login({ iss: 'https://elsewhere.example' }), 'unknown_issuer');
    assert.equal(await login({ client_id: 'client-9' }), 'unknown_client');
    assert.equal(await login({ target_link_uri: 'https://evil.example/lti/launch' }), 'target_link_foreign');
    assert.equal(await login({ login_hint: '' }), 'login_hint_missing');
  });

  it('a refusal tells an administrator what the platform sent', async () => {
    const { tool, platform } = course;
    const words = async (response: Response) =>
      (await response.text()).replace(/<script[^>]*>.*?<\/script>/gs, '').replace(/<[^>]*>/g, '');
    const login = async (changes: Record<string, string>) => {
      const params = { iss: platform.origin, login_hint: 'hint', target_link_uri: `${tool.url}/lti/launch` };
      return words(await fetch(`${tool.url}/lti/login?${new URLSearchParams({ ...params, ...changes })}`));
    };
    const slashed = await login({ iss: `${platform.origin}/` });
    assert.ok(slashed.includes(`${platform.origin}/.`) && slashed.includes('slash'), slashed);
    assert.ok((await login({ iss: 'https://elsewhere.example' })).includes('https://elsewhere.example'));
    assert.ok((await login({ client_id: 'client-9' })).includes(platform.origin));
    const { form, cookies } = await begun({
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: [],
        lineitem: 'https://evil.example/1',
      },
    });
    assert.ok(
      (await words(await postLaunch(tool, form, cookies))).includes('https://evil.example is not among'),
    );
  });

  it('a forged token opens nothing', async () => {
    const first = await begun();
    const stranger = await keyPair('platform-key');
    const forged = await sign(claimsOf(first.token), stranger);
    await refused({ ...first.form, id_token: forged }, first.cookies, 401, 'signature_invalid');
    const second = await begun();
    const naked = new UnsecuredJWT(claimsOf(second.token)).encode();
    await refused({ ...second.form, id_token: naked }, second.cookies, 401, 'token_malformed');
    const none = await begun();
    const unsigned = `${new UnsecuredJWT(claimsOf(none.token)).encode()}${none.token.split('.')[2]}`;
    await refused({ ...none.form, id_token: unsigned }, none.cookies, 401, 'alg_not_allowed');
    const third = await begun();
    const unknown = await sign(claimsOf(third.token), await keyPair('another-key'));
    await refused({ ...third.form, id_token: unknown }, third.cookies, 401, 'kid_unknown');
    const fourth = await begun();
    const [head, , tail] = fourth.token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...claimsOf(fourth.token), sub: 'teacher-1' }));
    const spliced = `${head}.${changed.toString('base64url')}.${tail}`;
    await refused({ ...fourth.form, id_token: spliced }, fourth.cookies, 401, 'signature_invalid');
  });

  it('an expired token, an old login and the nonce of another login are refused', async () => {
    const { clock } = course.tool;
    const expired = await begun();
    clock.now += 10 * MINUTE;
    await refused(expired.form, expired.cookies, 401, 'token_expired');
    const late = await begun();
    clock.now += 16 * MINUTE;
    await refused(late.form, late.cookies, 400, 'state_expired');
    const one = await begun();
    const other = await begun();
    await refused({ state: one.state, id_token: other.token }, one.cookies, 401, 'nonce_mismatch');
  });

  it('of 50 parallel replays of one launch exactly one opens, and none after it', async () => {
    const { form, cookies } = await begun({ sub: 'replayer' });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => postLaunch(course.tool, form, cookies)),
    );
    const opened = answers.filter(({ status }) => status === 200);
    assert.equal(opened.length, 1);
    const others = answers.filter(({ status }) => status !== 200);
    assert.deepEqual(new Set(await Promise.all(others.map(codeOf))), new Set(['state_replayed']));
    await refused(form, cookies, 400, 'state_replayed');
  });

  it('malformed launches are told apart', async () => {
    const cases: [Record<string, unknown>, number, string][] = [
      [{ [`${LTI}version`]: '1.1' }, 400, 'lti_version'],
      [{ [`${LTI}message_type`]: 'Magic' }, 400, 'unsupported_message_type'],
      [{ [`${LTI}deployment_id`]: undefined }, 400, 'deployment_missing'],
      [{ [`${LTI}roles`]: undefined }, 400, 'roles_missing'],
      [{ [`${LTI}roles`]: 'Learner' }, 400, 'roles_malformed'],
      [{ [`${LTI}resource_link`]: {} }, 400, 'resource_link_missing'],
      [{ [`${LTI}target_link_uri`]: 'https://evil.example/' }, 400, 'target_link_foreign'],
      [{ aud: 'client-9' }, 401, 'aud_mismatch'],
      [{ iss: 'https://elsewhere.example' }, 401, 'iss_mismatch'],
      [{ nonce: undefined }, 401, 'nonce_missing'],
      [{ sub: '' }, 400, 'sub_invalid'],
    ];
    for (const [claims, status, code] of cases) {
      const { form, cookies } = await begun(claims);
      await refused(form, cookies, status, code);
    }
    await refused({}, '', 400, 'state_missing');
    await refused({ state: 'never-given', id_token: 'a.b.c' }, '', 400, 'state_unknown');
    const garbage = await begun();
    await refused({ ...garbage.form, id_token: 'not a token' }, garbage.cookies, 401, 'token_malformed');
    const missing = await begun();
    await refused({ state: missing.state }, missing.cookies, 401, 'token_malformed');
    const said = await begun();
    await refused({ state: said.state, error: 'login_required' }, said.cookies, 400, 'platform_error');
  });

  it('a launch with the secret of another browser in its cookie is refused', async () => {
    const mine = await begun();
    const theirs = await begun();
    const secret = theirs.page.data.secret;
    await refused(mine.form, `__Host-lti_${mine.state}=${secret}`, 401, 'browser_binding_failed');
  });

  it('without the cookie nothing personal is shown until the page proves its browser', async () => {
    const { form, page } = await begun({ sub: 'cookieless', name: 'Zoe Quartz' });
    const waiting = await postLaunch(course.tool, form, '');
    const html = await waiting.text();
    const verify = pageDataOf<'verify'>(html);
    assert.equal(verify.page, 'verify');
    assert.equal(verify.token, null);
    assert.ok(!html.includes('Zoe') && !html.includes(page.data.secret));
    const proof = { ticket: verify.data.ticket, secret: page.data.secret };
    const opened = await call<PageData<'practice'>>(course.tool, null, 'POST', '/lti/launch/verify', proof);
    assert.equal(opened.status, 200);
    assert.equal(opened.body.page, 'practice');
    const turn = await call(course.tool, opened.body.token, 'GET', '/api/turn');
    assert.equal(turn.status, 200);
    const again = await call(course.tool, null, 'POST', '/lti/launch/verify', proof);
    assert.deepEqual([again.status, again.body.code], [401, 'browser_binding_failed']);
  });

  it('a wrong secret, a made-up ticket and one of two minutes ago prove nothing', async () => {
    const ticketOf = async () => {
      const { form, page } = await begun();
      const html = await (await postLaunch(course.tool, form, '')).text();
      return { ticket: pageDataOf<'verify'>(html).data.ticket, secret: page.data.secret };
    };
    const verify = (proof: unknown) => call(course.tool, null, 'POST', '/lti/launch/verify', proof);
    const first = await ticketOf();
    assert.equal((await verify({ ...first, secret: 'wrong' })).status, 401);
    assert.equal((await verify(first)).status, 401, 'a ticket is good for one try');
    assert.equal((await verify({ ...first, ticket: 'made-up' })).status, 401);
    const late = await ticketOf();
    course.tool.clock.now += 2 * MINUTE;
    const refusal = await verify(late);
    assert.deepEqual([refusal.status, refusal.body.code], [401, 'browser_binding_failed']);
    assert.equal((await verify({ ticket: 7, secret: [] })).status, 400);
  });

  it('a pending deployment, a suspended one and a suspended registration do not open', async () => {
    const { store } = course.tool.running.services;
    const fresh = await begun({ [`${LTI}deployment_id`]: 'dep-new' });
    await refused(fresh.form, fresh.cookies, 403, 'deployment_pending');
    const [known] = await store.platforms.list();
    assert.ok(known);
    const { id } = known.registration;
    await store.platforms.changeDeployment(id, 'dep-new', { status: 'active' });
    const approved = await begun({ [`${LTI}deployment_id`]: 'dep-new', [`${LTI}roles`]: [] });
    assert.equal((await postLaunch(course.tool, approved.form, approved.cookies)).status, 404);
    await store.platforms.changeDeployment(id, 'dep-new', { status: 'suspended' });
    const closed = await begun({ [`${LTI}deployment_id`]: 'dep-new' });
    await refused(closed.form, closed.cookies, 403, 'deployment_disabled');
    const open = await begun();
    await store.platforms.change(id, { status: 'suspended' });
    await refused(open.form, open.cookies, 403, 'registration_inactive');
    await store.platforms.change(id, { status: 'active' });
  });
});
