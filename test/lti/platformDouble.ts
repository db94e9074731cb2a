import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Fetch } from '../../src/lti/http.ts';
import { type KeptKeySet, type KeptKeySets, makeKeySets } from '../../src/lti/jwks.ts';
import type { LaunchDeps } from '../../src/lti/launch.ts';
import { beginLogin } from '../../src/lti/login.ts';
import type { LoginState } from '../../src/lti/loginState.ts';
import type { Deployment, Registration } from '../../src/lti/registration.ts';

export const NOW = Date.UTC(2026, 8, 1, 10, 0, 0);
export const PUBLIC_URL = 'https://tool.example';
export const ISSUER = 'https://lms.example';
export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';
export const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';
export const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

export const registration: Registration = {
  id: 'reg-1',
  issuer: ISSUER,
  clientId: 'client-1',
  family: 'generic',
  authUrl: `${ISSUER}/auth?tenant=7`,
  tokenUrl: `${ISSUER}/token`,
  jwksUrl: `${ISSUER}/jwks`,
  audience: null,
  algorithms: ['RS256'],
  deploymentPolicy: 'auto',
  tenantBy: 'registration',
  origins: [ISSUER],
  status: 'active',
  createdAt: 0,
};

export const deployment: Deployment = {
  registrationId: 'reg-1',
  deploymentId: 'dep-1',
  status: 'active',
  anonymous: false,
  firstSeenAt: 0,
};

/** A key pair as the platform holds it: the private half to sign with, the public half for its key set. */
export async function keyPair(kid: string, alg = 'RS256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } as JWK };
}

export type PlatformKey = Awaited<ReturnType<typeof keyPair>>;

/** Claims of a legal resource link launch; a test changes what it is about. `undefined` takes a claim out. */
export function claimsFor(record: LoginState, changes: Record<string, unknown> = {}) {
  const claims: Record<string, unknown> = {
    iss: ISSUER,
    aud: registration.clientId,
    sub: 'user-1',
    exp: NOW / 1000 + 60,
    iat: NOW / 1000,
    nonce: record.nonce,
    name: 'Ada Lovelace',
    [`${LTI}version`]: '1.3.0',
    [`${LTI}message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}deployment_id`]: 'dep-1',
    [`${LTI}target_link_uri`]: record.targetLinkUri,
    [`${LTI}roles`]: [LEARNER],
    [`${LTI}resource_link`]: { id: 'link-1', title: 'Fractions' },
    [`${LTI}context`]: { id: 'course-1', title: 'Maths' },
    ...changes,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** Signs claims as the platform does. */
export function sign(
  claims: Record<string, unknown>,
  key: PlatformKey,
  header: Record<string, unknown> = {},
) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, ...header })
    .sign(key.privateKey);
}

/** A fetch that serves key sets and counts how often it was asked. */
export function jwksFetch(keys: () => unknown): { fetch: Fetch; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    fetch: async () => {
      asked += 1;
      const body = await keys();
      if (body instanceof Error) throw body;
      return { status: 200, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) };
    },
  };
}

/** The tool's memory for one test, in maps: what a store does, without one. */
export function memory(fetch: Fetch) {
  const states = new Map<string, LoginState>();
  const taken = new Set<string>();
  const nonces = new Set<string>();
  const deployments = new Map<string, Deployment>([[deployment.deploymentId, deployment]]);
  const clock = { now: NOW };
  let serial = 0;
  const deps = (changes: Partial<LaunchDeps> = {}): LaunchDeps => ({
    async takeState(state) {
      const record = states.get(state);
      if (!record) return { outcome: 'unknown' };
      if (taken.has(state)) return { outcome: 'replayed' };
      taken.add(state);
      return clock.now >= record.expiresAt ? { outcome: 'expired' } : { outcome: 'taken', record };
    },
    registration: async (id) => (id === registration.id ? registration : null),
    jwks: keySets,
    deployment: async (_registrationId, id) => deployments.get(id) ?? null,
    async noteDeployment(seen) {
      deployments.set(seen.deploymentId, seen);
      return seen;
    },
    async rememberNonce(key) {
      if (nonces.has(key)) return false;
      nonces.add(key);
      return true;
    },
    cookieSecret: null,
    publicUrl: PUBLIC_URL,
    now: () => clock.now,
    ...changes,
  });
  const keySets = makeKeySets({ fetch, kept: keptInMemory(), now: () => clock.now });
  async function login(changes: Record<string, string> = {}) {
    const begun = await beginLogin(
      { iss: ISSUER, login_hint: 'u', target_link_uri: `${PUBLIC_URL}/lti/launch`, ...changes },
      {
        findRegistrations: async (issuer) => (issuer === ISSUER ? [registration] : []),
        publicUrl: PUBLIC_URL,
        now: () => clock.now,
        random: () => `random-${serial++}`,
      },
    );
    states.set(begun.record.state, begun.record);
    return begun;
  }
  return { deps, login, deployments, taken, clock };
}

/** What outlives a process, for as long as a test. */
export function keptInMemory(): KeptKeySets {
  const sets = new Map<string, KeptKeySet>();
  return {
    async put(set) {
      sets.set(set.registration, set);
    },
    get: async (id) => sets.get(id) ?? null,
  };
}
