import assert from 'node:assert/strict';
import { SignJWT } from 'jose';
import { changePlatform } from '../../src/admin/changePlatform.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { makeKeySets } from '../../src/lti/jwks.ts';
import { keyPair, type PlatformKey, sign } from '../lti/platformDouble.ts';
import { beginLogin, pageDataOf, postLaunch } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { INSTRUCTOR, LEARNER, LTI } from '../support/platform.ts';
import { type StoreCounts, storeCounts } from '../support/storeCounts.ts';

const MINUTE = 60_000;
const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const WHO = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor';

type Begun = Awaited<ReturnType<typeof beginLogin>>;
type Claims = Record<string, unknown>;

/** A launch to be refused: what is changed about a legal one. */
interface Case {
  readonly claims?: Claims;
  readonly header?: Record<string, unknown>;
  /** Signed with another key than the platform's. */
  readonly key?: () => PlatformKey;
  readonly token?: (legal: string, claims: Claims) => string | Promise<string>;
  readonly form?: (legal: Record<string, string>) => Record<string, string> | string;
  readonly cookies?: (own: string, other: Begun) => string;
  /** Milliseconds between login and launch; the token is made at the launch. */
  readonly late?: number;
  /** Parameters of the login. */
  readonly login?: Record<string, string>;
  /** The state of the registration and the deployment. */
  readonly suspended?: 'registration' | 'deployment';
  /** What the platform answers about its keys. */
  readonly keySet?: unknown;
}

const deepLink = (settings: unknown, roles: readonly string[] = [INSTRUCTOR]): Case => ({
  claims: {
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}resource_link`]: undefined,
    [`${LTI}roles`]: roles,
    [SETTINGS]: settings,
  },
});
const accepts = {
  deep_link_return_url: 'https://lms.example/return',
  accept_types: ['ltiResourceLink'],
  accept_presentation_document_targets: ['iframe'],
};
const review = (forUser: unknown, more: Claims = {}): Case => ({
  claims: {
    [`${LTI}message_type`]: 'LtiSubmissionReviewRequest',
    [`${LTI}roles`]: [INSTRUCTOR],
    [`${LTI}for_user`]: forUser,
    ...more,
  },
});
const claim = (name: string, value: unknown): Case => ({ claims: { [`${LTI}${name}`]: value } });
const text = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');

describe('every launch the rules forbid', () => {
  let course: TestCourse;
  let stranger: PlatformKey;
  let namesake: PlatformKey;
  let registration: string;

  before(async () => {
    course = await startCourse();
    stranger = await keyPair('another-key');
    namesake = await keyPair('platform-key');
    const [known] = await course.tool.running.services.store.platforms.list();
    registration = known?.registration.id ?? '';
  });
  after(() => course?.close());

  const seconds = () => course.tool.running.services.practice.now() / 1000;
  /** The page's code; what the page may show before it is known who comes. */
  const codeOf = async (response: Response): Promise<string> => {
    const page = pageDataOf<'message'>(await response.text());
    assert.equal(page.token, null);
    return page.page === 'message' ? page.data.code : `page ${page.page}`;
  };
  /** Rows that were not there, by table; what an operator reads about a platform's health is no trace of a launch. */
  const created = (before: StoreCounts, after: StoreCounts): Record<string, number> =>
    Object.fromEntries(
      Object.entries(after)
        .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
        .filter(([name, more]) => more !== 0 && name !== 'health'),
    );

  async function post(form: Record<string, string> | string, cookies: string): Promise<Response> {
    if (typeof form !== 'string') return postLaunch(course.tool, form, cookies);
    const headers = { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' };
    return fetch(`${course.tool.url}/lti/launch`, { method: 'POST', body: form, headers });
  }

  async function idToken(login: Begun, { claims = {}, header, key, token }: Case): Promise<string> {
    const { tool, platform } = course;
    const about = { nonce: login.nonce, now: seconds() * 1000, publicUrl: tool.url };
    const legal = await platform.token(about, claims);
    const all = JSON.parse(Buffer.from(legal.split('.')[1] ?? '', 'base64url').toString()) as Claims;
    const signed = header || key ? await sign(all, key?.() ?? platform.key, header) : legal;
    return token ? token(signed, all) : signed;
  }

  async function setUp({ suspended, keySet }: Case): Promise<void> {
    const { store } = course.tool.running.services;
    const status = 'suspended' as const;
    if (suspended === 'registration') await store.platforms.change(registration, { status });
    if (suspended === 'deployment') await store.platforms.changeDeployment(registration, 'dep-1', { status });
    if (keySet !== undefined) course.platform.keySet = keySet;
  }
  async function putBack(): Promise<void> {
    const { store } = course.tool.running.services;
    await store.platforms.change(registration, { status: 'active' });
    await store.platforms.changeDeployment(registration, 'dep-1', { status: 'active' });
    course.platform.keySet = { keys: [course.platform.key.jwk] };
  }

  /** Launches, and says with which status and code it ended and what it left in the store. */
  async function tried(given: Case): Promise<[number, string, Record<string, number>]> {
    const login = await beginLogin(course.tool, course.platform, given.login);
    const other = await beginLogin(course.tool, course.platform);
    course.tool.clock.now += given.late ?? 0;
    const legal = { state: login.state, id_token: await idToken(login, given) };
    await setUp(given);
    const before = await storeCounts(course.tool);
    const form = given.form ? given.form(legal) : legal;
    const response = await post(form, given.cookies ? given.cookies(login.cookies, other) : login.cookies);
    const code = await codeOf(response);
    const after = await storeCounts(course.tool);
    await putBack();
    return [response.status, code, created(before, after)];
  }

  /** Rows 1 to 13 leave nothing at all; after row 13 the token's nonce stays, so that it can never come again. */
  const untilNonce: readonly (readonly [string, number, ErrorCode, Case])[] = [
    ['a body of more than 256 KB', 413, 'body_too_large', { form: () => `x=${'y'.repeat(300_000)}` }],
    ['more than 100 fields', 400, 'bad_request', { form: () => 'a=1&'.repeat(101) }],
    [
      'a state that comes twice',
      400,
      'bad_request',
      { form: ({ state }) => `state=${state}&state=${state}` },
    ],
    [
      'a token that comes twice',
      400,
      'bad_request',
      { form: ({ state, id_token }) => `state=${state}&id_token=${id_token}&id_token=${id_token}` },
    ],
    [
      'an error of the platform',
      400,
      'platform_error',
      { form: ({ state }) => ({ state: state ?? '', error: 'login_required' }) },
    ],
    [
      'an error together with a token',
      400,
      'platform_error',
      { form: (legal) => ({ ...legal, error: 'access_denied' }) },
    ],
    ['no state', 400, 'state_missing', { form: ({ id_token }) => ({ id_token: id_token ?? '' }) }],
    ['an empty form', 400, 'state_missing', { form: () => '' }],
    ['a state never issued', 400, 'state_unknown', { form: (legal) => ({ ...legal, state: 'made-up' }) }],
    [
      'a state as an object',
      400,
      'state_missing',
      { form: ({ state, id_token }) => `state[$ne]=${state}&id_token=${id_token}` },
    ],
    ['a state of 16 minutes ago', 400, 'state_expired', { late: 16 * MINUTE }],
    [
      'the secret of another login in its cookie',
      401,
      'browser_binding_failed',
      { cookies: (own, other) => own.replace(/=[\w-]{20,}/, `=${other.page.data.secret}`) },
    ],
    ['no token', 401, 'token_malformed', { form: ({ state }) => ({ state: state ?? '' }) }],
    ['a token of two parts', 401, 'token_malformed', { token: (t) => t.split('.').slice(0, 2).join('.') }],
    ['an encrypted token', 401, 'token_malformed', { token: (t) => `${t}.a.b` }],
    ['a token that is no JSON', 401, 'token_malformed', { token: () => 'AAAA.AAAA.AAAA' }],
    [
      'a crit header',
      401,
      'token_malformed',
      {
        token: (t) =>
          [text({ alg: 'RS256', kid: 'platform-key', crit: ['exp'], exp: 1 }), ...t.split('.').slice(1)].join(
            '.',
          ),
      },
    ],
    [
      'no signature (alg none)',
      401,
      'alg_not_allowed',
      { token: (_, all) => `${text({ alg: 'none', kid: 'platform-key' })}.${text(all)}.AAAA` },
    ],
    [
      'no signature part at all',
      401,
      'token_malformed',
      { token: (_, all) => `${text({ alg: 'none' })}.${text(all)}.` },
    ],
    [
      'the public key used as a shared secret (HS256)',
      401,
      'alg_not_allowed',
      {
        token: (_, all) =>
          new SignJWT(all)
            .setProtectedHeader({ alg: 'HS256', kid: 'platform-key' })
            .sign(new TextEncoder().encode(JSON.stringify(course.platform.key.jwk))),
      },
    ],
    [
      'an algorithm that is not turned on',
      401,
      'alg_not_allowed',
      { token: (t) => [text({ alg: 'RS512', kid: 'platform-key' }), ...t.split('.').slice(1)].join('.') },
    ],
    ['a suspended registration', 403, 'registration_inactive', { suspended: 'registration' }],
    ['no key id', 401, 'kid_missing', { header: { kid: undefined } }],
    ['an unknown key id', 401, 'kid_unknown', { header: { kid: 'never-published' } }],
    ['the key of somebody else', 401, 'kid_unknown', { key: () => stranger }],
    ['a key of the same id that is not the platform’s', 401, 'signature_invalid', { key: () => namesake }],
    [
      'the attacker’s own key in the header',
      401,
      'signature_invalid',
      {
        key: () => namesake,
        header: {
          kid: 'platform-key',
          jwk: { kty: 'RSA' },
          jku: 'https://evil.example/jwks',
          x5u: 'https://evil.example/',
        },
      },
    ],
    [
      'one byte of its claims changed',
      401,
      'signature_invalid',
      { token: (t, all) => [t.split('.')[0], text({ ...all, sub: 'teacher-1' }), t.split('.')[2]].join('.') },
    ],
    ['another issuer', 401, 'iss_mismatch', { claims: { iss: 'https://other.example' } }],
    ['no issuer', 401, 'iss_mismatch', { claims: { iss: undefined } }],
    ['another audience', 401, 'aud_mismatch', { claims: { aud: 'client-9' } }],
    ['no audience', 401, 'aud_mismatch', { claims: { aud: undefined } }],
    ['two audiences without azp', 401, 'azp_missing', { claims: { aud: ['client-1', 'x'] } }],
    ['the azp of another', 401, 'azp_mismatch', { claims: { aud: ['client-1', 'x'], azp: 'x' } }],
    [
      'a second audience nobody trusts',
      401,
      'aud_untrusted',
      { claims: { aud: ['client-1', 'x'], azp: 'client-1' } },
    ],
    [
      'an end 61 s ago',
      401,
      'token_expired',
      { token: async (_, all) => sign({ ...all, exp: seconds() - 61 }, course.platform.key) },
    ],
    ['no end', 401, 'time_claim_invalid', { claims: { exp: undefined } }],
    ['an end that is text', 401, 'time_claim_invalid', { claims: { exp: '9999999999' } }],
    ['an end that never comes', 401, 'time_claim_invalid', { claims: { exp: 'Infinity' } }],
    ['no issue time', 401, 'time_claim_invalid', { claims: { iat: undefined } }],
    [
      'an issue time in two minutes',
      401,
      'iat_future',
      {
        token: async (_, all) =>
          sign({ ...all, iat: seconds() + 120, exp: seconds() + 600 }, course.platform.key),
      },
    ],
    [
      'an issue time of 17 minutes ago',
      401,
      'iat_too_old',
      { token: async (_, all) => sign({ ...all, iat: seconds() - 17 * 60 }, course.platform.key) },
    ],
    [
      'a start in two minutes',
      401,
      'nbf_future',
      { token: async (_, all) => sign({ ...all, nbf: seconds() + 120 }, course.platform.key) },
    ],
    ['no nonce', 401, 'nonce_missing', { claims: { nonce: undefined } }],
    ['an empty nonce', 401, 'nonce_missing', { claims: { nonce: '' } }],
    ['another nonce', 401, 'nonce_mismatch', { claims: { nonce: 'another' } }],
    ['a nonce that is a list', 401, 'nonce_mismatch', { claims: { nonce: ['x'] } }],
  ];

  const afterNonce: readonly (readonly [string, number, ErrorCode, Case])[] = [
    ['no version', 400, 'lti_version', claim('version', undefined)],
    ['version 1.3', 400, 'lti_version', claim('version', '1.3')],
    ['version 1.1', 400, 'lti_version', claim('version', '1.1')],
    ['no message type', 400, 'unsupported_message_type', claim('message_type', undefined)],
    ['an unknown message type', 400, 'unsupported_message_type', claim('message_type', 'LtiStartAssessment')],
    ['no deployment', 400, 'deployment_missing', claim('deployment_id', undefined)],
    ['an empty deployment', 400, 'deployment_missing', claim('deployment_id', '')],
    ['an object as deployment', 400, 'deployment_missing', claim('deployment_id', { $gt: '' })],
    ['a deployment of 256 characters', 400, 'deployment_missing', claim('deployment_id', 'd'.repeat(256))],
    [
      'another deployment than at login',
      400,
      'deployment_mismatch',
      { login: { lti_deployment_id: 'dep-2' } },
    ],
    ['a suspended deployment', 403, 'deployment_disabled', { suspended: 'deployment' }],
    ['no target', 400, 'target_link_missing', claim('target_link_uri', undefined)],
    ['a foreign target', 400, 'target_link_foreign', claim('target_link_uri', 'https://evil.example/')],
    ['no roles', 400, 'roles_missing', claim('roles', undefined)],
    ['roles that are one text', 400, 'roles_malformed', claim('roles', LEARNER)],
    ['a role that is a number', 400, 'roles_malformed', claim('roles', [LEARNER, 1])],
    ['an empty sub', 400, 'sub_invalid', { claims: { sub: '' } }],
    ['an object as sub', 400, 'sub_invalid', { claims: { sub: {} } }],
    ['a true sub', 400, 'sub_invalid', { claims: { sub: true } }],
    ['a sub of 256 characters', 400, 'sub_invalid', { claims: { sub: 's'.repeat(256) } }],
    ['no sub', 403, 'anonymous_not_allowed', { claims: { sub: undefined } }],
    ['no resource link', 400, 'resource_link_missing', claim('resource_link', undefined)],
    ['a resource link without id', 400, 'resource_link_missing', claim('resource_link', { title: 'x' })],
    ['a resource link with an empty id', 400, 'resource_link_missing', claim('resource_link', { id: '' })],
    [
      'a resource link id of 256 characters',
      400,
      'resource_link_missing',
      claim('resource_link', { id: 'x'.repeat(256) }),
    ],
    ['a course without id', 400, 'context_invalid', claim('context', { title: 'x' })],
    ['a course that is text', 400, 'context_invalid', claim('context', 'course-1')],
    [
      'a line item on another origin',
      400,
      'service_url_untrusted',
      { claims: { [AGS]: { scope: [], lineitem: 'https://evil.example/1' } } },
    ],
    [
      'a roster on another origin',
      400,
      'service_url_untrusted',
      { claims: { [NRPS]: { context_memberships_url: 'https://evil.example/1' } } },
    ],
    ['deep linking without settings', 400, 'dl_settings_invalid', deepLink(undefined)],
    [
      'deep linking back to a script',
      400,
      'dl_settings_invalid',
      deepLink({ ...accepts, deep_link_return_url: 'javascript:alert(1)' }),
    ],
    [
      'deep linking back over plain http',
      400,
      'dl_settings_invalid',
      deepLink({ ...accepts, deep_link_return_url: 'http://lms.example/' }),
    ],
    ['deep linking back to another site', 400, 'service_url_untrusted', deepLink(accepts)],
    [
      'deep linking for files alone',
      400,
      'dl_settings_invalid',
      deepLink({ ...accepts, accept_types: ['file'] }),
    ],
    ['deep linking by a learner', 403, 'role_not_allowed', deepLink(accepts, [LEARNER])],
    ['deep linking by a teacher of another course', 403, 'role_not_allowed', deepLink(accepts, [WHO])],
    ['a review of nobody', 400, 'for_user_missing', review(undefined)],
    ['a review of nobody in particular', 400, 'for_user_missing', review({ user_id: {} })],
    ['a review without a column', 400, 'line_item_missing', review({ user_id: 'u' }, { [AGS]: undefined })],
    [
      'a review of another learner by a learner',
      403,
      'role_not_allowed',
      review({ user_id: 'other' }, { [`${LTI}roles`]: [LEARNER] }),
    ],
  ];

  for (const [name, status, code, given] of untilNonce) {
    it(`with ${name}: ${code}, and the store is as it was`, async () => {
      assert.deepEqual(await tried(given), [status, code, {}]);
    });
  }
  for (const [name, status, code, given] of afterNonce) {
    it(`with ${name}: ${code}, and nothing is kept but its nonce`, async () => {
      assert.deepEqual(await tried(given), [status, code, { nonces: 1 }]);
    });
  }

  it('of a deployment nobody knows is noted as waiting, and no person with it', async () => {
    const seen = await tried(claim('deployment_id', 'dep-unknown'));
    assert.deepEqual(seen, [403, 'deployment_pending', { deployments: 1, nonces: 1 }]);
  });

  it('by GET is told to come from the course', async () => {
    const answer = await fetch(`${course.tool.url}/lti/launch`);
    assert.deepEqual([answer.status, await codeOf(answer)], [405, 'method_not_allowed']);
  });

  it('whose keys cannot be had: those known go on working, a new platform is told to try again', async () => {
    assert.deepEqual((await tried({ keySet: 503, header: { kid: 'newer' } }))[1], 'kid_unknown');
    const login = await beginLogin(course.tool, course.platform);
    const token = await idToken(login, { claims: { sub: 'known-key' } });
    course.platform.keySet = 503;
    const answer = await postLaunch(course.tool, { state: login.state, id_token: token }, login.cookies);
    assert.equal(answer.status, 200);
    await putBack();
  });

  it('whose keys cannot be had: those known before the tool was started again go on working', async () => {
    const { store, practice } = course.tool.running.services;
    const [known] = await store.platforms.list();
    assert.ok(known);
    const fetch = async () => assert.fail('the platform is down');
    const restarted = makeKeySets({ fetch, kept: store.keySets, now: practice.now });
    const { kid } = course.platform.key.jwk;
    assert.equal((await restarted.find(known.registration, kid ?? ''))[0]?.kid, kid);
  });

  it('with key ids made up a hundred times asks the platform twice', async () => {
    course.tool.clock.now += 5 * MINUTE;
    const before = course.platform.keyFetches;
    for (let made = 0; made < 100; made += 1) {
      const login = await beginLogin(course.tool, course.platform);
      const token = await idToken(login, { header: { kid: `made-up-${made}` } });
      const answer = await postLaunch(course.tool, { state: login.state, id_token: token }, login.cookies);
      assert.equal(answer.status, 401);
    }
    assert.ok(course.platform.keyFetches - before <= 2, `${course.platform.keyFetches - before}`);
    course.tool.clock.now += 5 * MINUTE;
  });

  it('of a platform that is suspended ends what it has opened before, too', async () => {
    const { token } = await course.student('shut-out');
    const { store, admin } = course.tool.running.services;
    const operator = { actor: { kind: 'command', id: null }, scope: { kind: 'everything' } } as const;
    await changePlatform(admin, operator, registration, { status: 'suspended' });
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${course.tool.url}/api/turn`, { headers })).status, 401);
    await store.platforms.change(registration, { status: 'active' });
  });
});
