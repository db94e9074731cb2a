import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { type ErrorCode, TrellisError } from '../../src/errors.ts';
import { type LaunchDeps, sameSecret, verifyLaunch } from '../../src/lti/launch.ts';
import type { LoginState } from '../../src/lti/loginState.ts';
import { runs } from '../support/runs.ts';
import {
  claimsFor,
  deployment,
  INSTRUCTOR,
  ISSUER,
  jwksFetch,
  keyPair,
  LEARNER,
  LTI,
  memory,
  NOW,
  type PlatformKey,
  PUBLIC_URL,
  registration,
  SETTINGS,
  sign,
} from './platformDouble.ts';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const at = NOW / 1000;

let key: PlatformKey;
let other: PlatformKey;

before(async () => {
  key = await keyPair('key-1');
  other = await keyPair('key-1');
});

interface Case {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly login?: Record<string, string>;
  readonly deps?: Partial<LaunchDeps>;
  readonly token?: (legal: string, record: LoginState) => string | Promise<string>;
  readonly form?: Record<string, unknown>;
}

async function launch({ claims = {}, header, login, deps, token, form }: Case = {}) {
  const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
  const { record } = await tool.login(login);
  const legal = await sign(claimsFor(record, claims), key, header);
  const idToken = token ? await token(legal, record) : legal;
  return verifyLaunch({ state: record.state, id_token: idToken, ...form }, tool.deps(deps));
}

const withRegistration = (changes: Partial<typeof registration>): Case => ({
  deps: { registration: async () => ({ ...registration, ...changes }) },
});
const withDeployment = (changes: Partial<typeof deployment>): Partial<LaunchDeps> => ({
  deployment: async () => ({ ...deployment, ...changes }),
});
const deepLink = (settings: unknown, roles = [INSTRUCTOR]): Case => ({
  claims: {
    [`${LTI}message_type`]: 'LtiDeepLinkingRequest',
    [`${LTI}resource_link`]: undefined,
    [`${LTI}roles`]: roles,
    [SETTINGS]: settings,
  },
});
const settings = {
  deep_link_return_url: `${ISSUER}/return?x=1`,
  accept_types: ['ltiResourceLink'],
  accept_presentation_document_targets: ['iframe'],
};
const unsigned = (header: object, claims: object, signature: string) =>
  [JSON.stringify(header), JSON.stringify(claims)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .concat(signature)
    .join('.');

const illegal: readonly (readonly [string, ErrorCode, Case])[] = [
  ['without a state', 'state_missing', { form: { state: undefined } }],
  ['with a state never issued', 'state_unknown', { form: { state: 'made-up' } }],
  ['with a state that is not text', 'bad_request', { form: { state: { $gt: '' } } }],
  ['with two tokens', 'bad_request', { form: { id_token: ['a', 'b'] } }],
  ['with a token of a megabyte', 'bad_request', { form: { id_token: 'a'.repeat(1_000_000) } }],
  ['without a token', 'token_malformed', { form: { id_token: undefined } }],
  ['that is an error', 'platform_error', { form: { error: 'login_required', id_token: undefined } }],
  ['that is an error and a token', 'platform_error', { form: { error: 'login_required' } }],
  ['from another browser', 'browser_binding_failed', { deps: { cookieSecret: 'of another browser' } }],
  ['of two parts', 'token_malformed', { token: (t) => t.split('.').slice(0, 2).join('.') }],
  ['that is five parts', 'token_malformed', { token: (t) => `${t}.a.b` }],
  ['with padding', 'token_malformed', { token: (t) => `${t}=` }],
  ['with a header that is no object', 'token_malformed', { token: () => 'W10.W10.W10' }],
  [
    'with alg none',
    'alg_not_allowed',
    { token: (_, r) => unsigned({ alg: 'none', kid: 'key-1' }, claimsFor(r), 'AAAA') },
  ],
  [
    'signed with the public key as a shared secret',
    'alg_not_allowed',
    {
      token: async (_, record) => {
        const secret = new TextEncoder().encode(JSON.stringify(key.jwk));
        return new SignJWT(claimsFor(record)).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(secret);
      },
    },
  ],
  ['with an algorithm not turned on', 'alg_not_allowed', withRegistration({ algorithms: ['RS512'] })],
  ['without a key id', 'kid_missing', { header: { kid: undefined } }],
  ['with an unknown key id', 'kid_unknown', { header: { kid: 'key-9' } }],
  [
    'with a crit header',
    'token_malformed',
    { token: (t) => withHeader(t, { alg: 'RS256', kid: 'key-1', crit: ['exp'] }) },
  ],
  [
    "with the attacker's own key in its header",
    'signature_invalid',
    { token: (_, r) => sign(claimsFor(r), other, { jwk: other.jwk, jku: 'https://evil.example/jwks' }) },
  ],
  ['signed by another platform', 'signature_invalid', { token: (_, r) => sign(claimsFor(r), other) }],
  ['under a waiting registration', 'registration_pending', withRegistration({ status: 'pending' })],
  ['under a suspended registration', 'registration_inactive', withRegistration({ status: 'suspended' })],
  [
    'under a registration that is gone',
    'registration_inactive',
    { deps: { registration: async () => null } },
  ],
  ['of another issuer', 'iss_mismatch', { claims: { iss: 'https://other.example' } }],
  ['of the issuer with a slash', 'iss_mismatch', { claims: { iss: `${ISSUER}/` } }],
  ['for another tool', 'aud_mismatch', { claims: { aud: 'client-2' } }],
  ['for nobody', 'aud_mismatch', { claims: { aud: [] } }],
  ['when the state is of another client', 'aud_mismatch', withRegistration({ clientId: 'client-2' })],
  ['for two without azp', 'azp_missing', { claims: { aud: ['client-1', 'client-2'] } }],
  ['with the azp of another', 'azp_mismatch', { claims: { aud: ['client-1', 'client-2'], azp: 'client-2' } }],
  ['with one audience and the azp of another', 'azp_mismatch', { claims: { azp: 'client-2' } }],
  [
    'for an untrusted second audience',
    'aud_untrusted',
    { claims: { aud: ['client-1', 'x'], azp: 'client-1' } },
  ],
  ['61 s after its end', 'token_expired', { claims: { exp: at - 61 } }],
  ['without an end', 'time_claim_invalid', { claims: { exp: undefined } }],
  ['with an end that is text', 'time_claim_invalid', { claims: { exp: String(at + 60) } }],
  ['without an issue time', 'time_claim_invalid', { claims: { iat: undefined } }],
  ['issued two minutes ahead', 'iat_future', { claims: { iat: at + 120 } }],
  ['issued 17 minutes ago', 'iat_too_old', { claims: { iat: at - 17 * 60 } }],
  ['not valid yet', 'nbf_future', { claims: { nbf: at + 120 } }],
  ['without a nonce', 'nonce_missing', { claims: { nonce: undefined } }],
  ['with another nonce', 'nonce_mismatch', { claims: { nonce: 'other' } }],
  ['with a nonce that was used', 'nonce_replayed', { deps: { rememberNonce: async () => false } }],
  ['without a version', 'lti_version', { claims: { [`${LTI}version`]: undefined } }],
  ['of version 1.3', 'lti_version', { claims: { [`${LTI}version`]: '1.3' } }],
  ['of version 1.1', 'lti_version', { claims: { [`${LTI}version`]: '1.1' } }],
  ['without a type', 'unsupported_message_type', { claims: { [`${LTI}message_type`]: undefined } }],
  ['of an unknown type', 'unsupported_message_type', { claims: { [`${LTI}message_type`]: 'toString' } }],
  ['without a deployment', 'deployment_missing', { claims: { [`${LTI}deployment_id`]: undefined } }],
  ['with an empty deployment', 'deployment_missing', { claims: { [`${LTI}deployment_id`]: '' } }],
  ['with an object as deployment', 'deployment_missing', { claims: { [`${LTI}deployment_id`]: {} } }],
  ['of another deployment than at login', 'deployment_mismatch', { login: { lti_deployment_id: 'dep-2' } }],
  ['of a waiting deployment', 'deployment_pending', { deps: withDeployment({ status: 'pending' }) }],
  ['of a suspended deployment', 'deployment_disabled', { deps: withDeployment({ status: 'suspended' }) }],
  ['without a target', 'target_link_missing', { claims: { [`${LTI}target_link_uri`]: undefined } }],
  [
    'with a foreign target',
    'target_link_foreign',
    { claims: { [`${LTI}target_link_uri`]: 'https://evil.example/' } },
  ],
  [
    'with another target than at login',
    'target_link_mismatch',
    { claims: { [`${LTI}target_link_uri`]: `${PUBLIC_URL}/x` } },
  ],
  ['without roles', 'roles_missing', { claims: { [`${LTI}roles`]: undefined } }],
  ['with one role as text', 'roles_malformed', { claims: { [`${LTI}roles`]: LEARNER } }],
  ['with a role that is no text', 'roles_malformed', { claims: { [`${LTI}roles`]: [LEARNER, 1] } }],
  ['with an object as sub', 'sub_invalid', { claims: { sub: { $ne: null } } }],
  ['with an empty sub', 'sub_invalid', { claims: { sub: '' } }],
  ['with null as sub', 'sub_invalid', { claims: { sub: null } }],
  ['with a sub of 256 characters', 'sub_invalid', { claims: { sub: 'x'.repeat(256) } }],
  ['with half a character as sub', 'sub_invalid', { claims: { sub: 'a\ud800' } }],
  ['without sub where guests are shut out', 'anonymous_not_allowed', { claims: { sub: undefined } }],
  ["of Canvas's public user", 'anonymous_not_allowed', { claims: { sub: `${ISSUER}/public_user` } }],
  ['without a resource link', 'resource_link_missing', { claims: { [`${LTI}resource_link`]: undefined } }],
  ['with an empty link id', 'resource_link_missing', { claims: { [`${LTI}resource_link`]: { id: '' } } }],
  [
    'with a link id of 256 characters',
    'resource_link_missing',
    { claims: { [`${LTI}resource_link`]: { id: 'x'.repeat(256) } } },
  ],
  ['with a course without id', 'context_invalid', { claims: { [`${LTI}context`]: { title: 'x' } } }],
  [
    'with a line item elsewhere',
    'service_url_untrusted',
    { claims: { [AGS]: { scope: [], lineitem: 'https://evil.example/' } } },
  ],
  [
    'with a line item over http',
    'service_url_untrusted',
    { claims: { [AGS]: { scope: [], lineitem: 'http://lms.example/' } } },
  ],
  [
    'with a roster elsewhere',
    'service_url_untrusted',
    { claims: { [NRPS]: { context_memberships_url: 'https://lms.example@evil.example/' } } },
  ],
  ['for deep linking without settings', 'dl_settings_invalid', deepLink(undefined)],
  [
    'for deep linking back to a script',
    'dl_settings_invalid',
    deepLink({ ...settings, deep_link_return_url: 'javascript:alert(1)' }),
  ],
  [
    'for deep linking back to another site',
    'service_url_untrusted',
    deepLink({ ...settings, deep_link_return_url: 'https://other.example/return' }),
  ],
  [
    'for deep linking with types as text',
    'dl_settings_invalid',
    deepLink({ ...settings, accept_types: 'ltiResourceLink' }),
  ],
  [
    'for deep linking with data that is no text',
    'dl_settings_invalid',
    deepLink({ ...settings, data: { a: 1 } }),
  ],
  ['for deep linking by a learner', 'role_not_allowed', deepLink(settings, [LEARNER])],
];

function withHeader(token: string, header: object): string {
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...token.split('.').slice(1)].join('.');
}

describe('a launch is refused', () => {
  for (const [name, code, given] of illegal) {
    it(`${name}: ${code}`, () => assert.rejects(launch(given), { code }));
  }

  it('a second time with the same state, also in 20 posts at once', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    const form = { state: record.state, id_token: await sign(claimsFor(record), key) };
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => verifyLaunch(form, tool.deps())));
    assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1);
    await assert.rejects(verifyLaunch(form, tool.deps()), { code: 'state_replayed' });
  });

  it('after the state has expired, even if the store still gives it', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    const form = { state: record.state, id_token: await sign(claimsFor(record), key) };
    tool.clock.now += 15 * 60_000;
    await assert.rejects(verifyLaunch(form, tool.deps()), { code: 'state_expired' });
    const generous = tool.deps({ takeState: async () => ({ outcome: 'taken', record }) });
    await assert.rejects(verifyLaunch(form, generous), { code: 'state_expired' });
  });

  it('with an error of the platform, which uses the state up', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    await assert.rejects(verifyLaunch({ state: record.state, error: '<b>x</b>' }, tool.deps()), {
      code: 'platform_error',
      params: { error: 'other' },
    });
    assert.ok(tool.taken.has(record.state));
  });

  it('in an unknown deployment under the manual policy, which is noted as waiting', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    const claims = claimsFor(record, { [`${LTI}deployment_id`]: 'dep-new' });
    const form = { state: record.state, id_token: await sign(claims, key) };
    const manual = withRegistration({ deploymentPolicy: 'manual' }).deps;
    await assert.rejects(verifyLaunch(form, tool.deps(manual)), { code: 'deployment_pending' });
    assert.equal(tool.deployments.get('dep-new')?.status, 'pending');
  });

  it('without noting a new deployment when any check fails', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    const changes = { [`${LTI}deployment_id`]: 'dep-new', [`${LTI}resource_link`]: {} };
    const form = { state: record.state, id_token: await sign(claimsFor(record, changes), key) };
    await assert.rejects(verifyLaunch(form, tool.deps()), { code: 'resource_link_missing' });
    assert.equal(tool.deployments.has('dep-new'), false);
  });

  it('when any character of its token is another', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record } = await tool.login();
    const legal = await sign(claimsFor(record), key);
    const deps = tool.deps({ takeState: async () => ({ outcome: 'taken', record }) });
    const letter = fc.constantFrom(...'ABCxyz019-_.=+ {"é\0');
    await fc.assert(
      fc.asyncProperty(fc.nat(legal.length - 1), letter, fc.boolean(), async (index, char, insert) => {
        const mutated = legal.slice(0, index) + char + legal.slice(insert ? index : index + 1);
        fc.pre(mutated !== legal);
        await assert.rejects(verifyLaunch({ state: record.state, id_token: mutated }, deps), TrellisError);
      }),
      runs(1000),
    );
  });
});

describe('a launch passes', () => {
  it('and says who, where and what, by the signed claims alone', async () => {
    const { message, binding } = await launch({
      claims: {
        [`${LTI}custom`]: {
          pack: 'fractions',
          history: '$Context.id.history',
          none: '',
          role: 'admin',
          n: 3,
          extra: true,
        },
        [`${LTI}launch_presentation`]: {
          return_url: 'javascript:alert(1)',
          document_target: 'iframe',
          locale: 'es',
        },
        [AGS]: { scope: ['a'], lineitem: `${ISSUER}/item?type_id=7`, lineitems: `${ISSUER}/items` },
        [NRPS]: { context_memberships_url: `${ISSUER}/members` },
      },
    });
    assert.equal(binding, 'deferred');
    assert.deepEqual(message, {
      type: 'resourceLink',
      registrationId: 'reg-1',
      family: 'generic',
      issuer: ISSUER,
      clientId: 'client-1',
      deploymentId: 'dep-1',
      tenant: 'reg-1',
      sub: 'user-1',
      name: 'Ada Lovelace',
      givenName: null,
      email: null,
      roles: [LEARNER],
      rights: {
        instructor: false,
        author: false,
        learner: true,
        alsoLearner: false,
        testUser: false,
        mentor: false,
        mentorOf: [],
      },
      locale: 'es',
      context: { id: 'course-1', title: 'Maths', label: null },
      targetLinkUri: `${PUBLIC_URL}/lti/launch`,
      custom: { pack: 'fractions', role: 'admin', n: '3', extra: 'true' },
      history: { contexts: [], resourceLinks: [] },
      ags: { scope: ['a'], lineItem: `${ISSUER}/item?type_id=7`, lineItems: `${ISSUER}/items` },
      masquerader: null,
      membershipsUrl: `${ISSUER}/members`,
      returnUrl: null,
      documentTarget: 'iframe',
      resourceLink: { id: 'link-1', title: 'Fractions', description: null },
    });
  });

  it('bound by cookie when the browser holds the secret', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [key.jwk] })).fetch);
    const { record, secret } = await tool.login();
    const form = { state: record.state, id_token: await sign(claimsFor(record), key) };
    const { binding } = await verifyLaunch(form, tool.deps({ cookieSecret: secret }));
    assert.equal(binding, 'cookie');
    assert.ok(sameSecret(record.secretHash, secret));
    assert.ok(!sameSecret(record.secretHash, `${secret}x`));
    assert.ok(!sameSecret('', secret));
  });

  const legal: readonly (readonly [string, Case])[] = [
    ['59 s after its end', { claims: { exp: at - 59 } }],
    ['issued 59 s ahead', { claims: { iat: at + 59 } }],
    ['issued 15 minutes ago', { claims: { iat: at - 15 * 60 } }],
    ['with an audience list of one', { claims: { aud: ['client-1'] } }],
    ['with no course', { claims: { [`${LTI}context`]: undefined } }],
    ['with no name', { claims: { name: undefined } }],
    ['with no roles at all', { claims: { [`${LTI}roles`]: [] } }],
    ['with a link id of 255 characters', { claims: { [`${LTI}resource_link`]: { id: 'x'.repeat(255) } } }],
    ['with the fields Canvas adds', { form: { utf8: '✓', authenticity_token: 'x' } }],
    ['of the deployment named at login', { login: { lti_deployment_id: 'dep-1' } }],
  ];
  for (const [name, given] of legal) it(name, () => launch(given));

  it('with numbers where platforms send database ids', async () => {
    const { message } = await launch({
      claims: { sub: 4, [`${LTI}deployment_id`]: 1, [`${LTI}resource_link`]: { id: 7 } },
    });
    assert.equal(message.sub, '4');
    assert.equal(message.deploymentId, '1');
    assert.equal(message.type === 'resourceLink' && message.resourceLink.id, '7');
  });

  it('in an unknown deployment under the automatic policy, which is noted', async () => {
    const { deployment: seen } = await launch({ claims: { [`${LTI}deployment_id`]: 'dep-new' } });
    assert.deepEqual(seen, { ...deployment, deploymentId: 'dep-new', firstSeenAt: NOW });
  });

  it('as a guest without name, rights or services where the deployment lets guests in', async () => {
    for (const sub of [undefined, `${ISSUER}/public_user`]) {
      const { message } = await launch({
        claims: { sub, [`${LTI}roles`]: [INSTRUCTOR], [AGS]: { scope: [], lineitem: `${ISSUER}/i` } },
        deps: withDeployment({ anonymous: true }),
      });
      const { sub: none, name, ags, rights, roles } = message;
      assert.deepEqual({ none, name, ags, roles }, { none: null, name: null, ags: null, roles: [] });
      assert.ok(!rights.instructor && !rights.learner && !rights.author);
    }
  });

  it('for deep linking, with the settings as they were sent', async () => {
    const { message } = await launch(deepLink({ ...settings, data: 'ü ✓', accept_multiple: true }));
    assert.deepEqual(message.type === 'deepLink' && message.settings, {
      returnUrl: `${ISSUER}/return?x=1`,
      acceptTypes: ['ltiResourceLink'],
      acceptTargets: ['iframe'],
      acceptMultiple: true,
      acceptLineItem: true,
      data: 'ü ✓',
      title: null,
      text: null,
    });
  });

  it('with an elliptic curve key where the administrator turned it on', async () => {
    const curve = await keyPair('key-ec', 'ES256');
    const { fetch } = jwksFetch(() => ({ keys: [key.jwk, curve.jwk] }));
    const tool = memory(fetch);
    const { record } = await tool.login();
    const form = { state: record.state, id_token: await sign(claimsFor(record), curve) };
    await verifyLaunch(form, tool.deps(withRegistration({ algorithms: ['RS256', 'ES256'] }).deps));
  });

  it('from a platform under trial on a pinned loopback origin', async () => {
    const local = 'http://127.0.0.1:3001';
    const claims = { [AGS]: { scope: [], lineitem: `${local}/item` } };
    await launch({ claims, ...withRegistration({ origins: [ISSUER, local] }) });
    const elsewhere = { [AGS]: { scope: [], lineitem: 'http://127.0.0.1:3002/item' } };
    await assert.rejects(launch({ claims: elsewhere, ...withRegistration({ origins: [ISSUER, local] }) }), {
      code: 'service_url_untrusted',
    });
  });
});

describe('a key that does not fit is no key', () => {
  const unfit: readonly (readonly [string, (jwk: object) => object])[] = [
    ['made for encryption', (jwk) => ({ ...jwk, use: 'enc' })],
    ['made for another algorithm', (jwk) => ({ ...jwk, alg: 'RS512' })],
    ['not made to verify', (jwk) => ({ ...jwk, key_ops: ['encrypt'] })],
  ];
  for (const [name, change] of unfit) {
    it(name, async () => {
      const tool = memory(jwksFetch(() => ({ keys: [change(key.jwk)] })).fetch);
      const { record } = await tool.login();
      const form = { state: record.state, id_token: await sign(claimsFor(record), key) };
      await assert.rejects(verifyLaunch(form, tool.deps()), { code: 'signature_invalid' });
    });
  }

  /** Launches signed by this pair, whose public key is published so. */
  async function signedBy(privateKey: KeyObject, published: object) {
    const tool = memory(jwksFetch(() => ({ keys: [{ ...published, kid: key.kid }] })).fetch);
    const { record } = await tool.login();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', kid: key.kid })}.${part(claimsFor(record))}`;
    const signature = signBytes('sha256', Buffer.from(signed), privateKey).toString('base64url');
    return verifyLaunch({ state: record.state, id_token: `${signed}.${signature}` }, tool.deps());
  }

  it('of RSA with less than 2048 bits', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    await assert.rejects(signedBy(privateKey, publicKey.export({ format: 'jwk' })), {
      code: 'signature_invalid',
    });
  });

  it('of RSA with an exponent as long as the key, which would hold everybody up', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n, e, p = '', q = '' } = privateKey.export({ format: 'jwk' });
    await signedBy(privateKey, publicKey.export({ format: 'jwk' }));
    const number = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`);
    // Verifies the very same signatures (Euler), with two thousand multiplications in place of seventeen.
    const same = number(e ?? '') + (number(p) - 1n) * (number(q) - 1n);
    const slow = Buffer.from(same.toString(16).padStart(512, '0'), 'hex').toString('base64url');
    await assert.rejects(signedBy(privateKey, { kty: 'RSA', n, e: slow }), { code: 'signature_invalid' });
  });

  it('beyond the first eight with the same id', async () => {
    const many = (count: number) => [...Array.from({ length: count }, () => other.jwk), key.jwk];
    for (const [count, fits] of [
      [7, true],
      [8, false],
    ] as const) {
      const tool = memory(jwksFetch(() => ({ keys: many(count) })).fetch);
      const { record } = await tool.login();
      const form = { state: record.state, id_token: await sign(claimsFor(record), key) };
      const verified = verifyLaunch(form, tool.deps());
      if (fits) await verified;
      else await assert.rejects(verified, { code: 'signature_invalid' });
    }
  });

  it('but one of two with the same id may fit', async () => {
    const tool = memory(jwksFetch(() => ({ keys: [other.jwk, key.jwk] })).fetch);
    const { record } = await tool.login();
    await verifyLaunch({ state: record.state, id_token: await sign(claimsFor(record), key) }, tool.deps());
  });
});
