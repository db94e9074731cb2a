import { MINUTE_MS } from '../duration.ts';
import type { Fetch, HttpResponse } from './http.ts';
import { platformOf } from './platforms/platformOf.ts';
import type { Registration } from './registration.ts';
import type { Sign } from './signer.ts';
import { isPassing, mayBeAudience, readTokenReply } from './tokenReply.ts';

/** A token is dropped this long before it ends, so that it does not end on its way. Milliseconds. */
const EARLY_MS = MINUTE_MS;
/** Moodle's verifier allows no skew at all: the assertion is dated back. Seconds. */
const BACKDATED = 10;
const LIFETIME = 300;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const DEPLOYMENT = 'https://purl.imsglobal.org/spec/lti/claim/deployment_id';

/** For whom a token is asked. */
interface TokenFor {
  readonly registration: Registration;
  readonly deploymentId: string;
  readonly scopes: readonly string[];
}

interface AccessToken {
  readonly token: string;
  readonly scopes: readonly string[];
}

/** Access tokens of platforms (OAuth 2.0 client credentials with a signed assertion, LTI Security Framework 4.1). */
export interface TokenService {
  /**
   * A token for these scopes, remembered until a minute before it ends; parallel callers share one request. Errors:
   * `token_refused`, `outbound_failed`, `outbound_refused`. The reply may hold fewer scopes than asked.
   */
  get(wanted: TokenFor): Promise<AccessToken>;
  /** Forgets a token that a service refused; a newer one that has come meanwhile stays. */
  invalidate(wanted: TokenFor, token: string): void;
}

interface TokenDeps {
  readonly fetch: Fetch;
  readonly sign: Sign;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh id for each assertion. */
  random(): string;
}

interface Cached extends AccessToken {
  readonly goodUntil: number;
}

/** Access tokens by client credentials with a signed assertion (reference 4.1). */
export function makeTokenService(deps: TokenDeps): TokenService {
  const cache = new Map<string, Cached>();
  const pending = new Map<string, Promise<Cached>>();
  /** The audience each registration's platform has accepted. */
  const audiences = new Map<string, string>();

  async function load(key: string, wanted: TokenFor): Promise<Cached> {
    const response = await requestToken(wanted, audiences, deps);
    const reply = readTokenReply(response, wanted.scopes);
    const goodUntil = deps.now() + reply.expiresIn - EARLY_MS;
    const cached = { token: reply.token, scopes: reply.scopes, goodUntil };
    for (const [old, { goodUntil: end }] of cache) if (end <= deps.now()) cache.delete(old);
    cache.set(key, cached);
    return cached;
  }

  return {
    async get(wanted) {
      const key = keyOf(wanted);
      const cached = cache.get(key);
      if (cached && deps.now() < cached.goodUntil) return cached;
      const loading = pending.get(key) ?? load(key, wanted).finally(() => pending.delete(key));
      pending.set(key, loading);
      return loading;
    },
    invalidate(wanted, token) {
      const key = keyOf(wanted);
      if (cache.get(key)?.token === token) cache.delete(key);
    },
  };
}

function keyOf({ registration, deploymentId, scopes }: TokenFor): string {
  const customer = registration.tenantBy === 'deployment' ? deploymentId : null;
  return [registration.id, registration.tokenUrl, customer, ...scopes.toSorted()].join('\n');
}

/** Asks with the audience known to work, else with the family's best; when that is refused, once with the other. */
async function requestToken(
  wanted: TokenFor,
  known: Map<string, string>,
  deps: TokenDeps,
): Promise<HttpResponse> {
  const { registration } = wanted;
  const possible = platformOf(registration.family).tokenAudiences(registration);
  const remembered = known.get(registration.id);
  const order = possible.toSorted((a, b) => Number(b === remembered) - Number(a === remembered));
  const [first, second] = order;
  const response = await post(wanted, first ?? registration.tokenUrl, deps);
  if (second === undefined || !mayBeAudience(response) || isPassing(response.status)) return response;
  const again = await post(wanted, second, deps);
  if (again.status < 300) known.set(registration.id, second);
  return again;
}

async function post(wanted: TokenFor, audience: string, deps: TokenDeps): Promise<HttpResponse> {
  const { clientId, tenantBy, tokenUrl } = wanted.registration;
  const issuedAt = Math.floor(deps.now() / 1000) - BACKDATED;
  const assertion = await deps.sign({
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: deps.random(),
    iat: issuedAt,
    exp: issuedAt + BACKDATED + LIFETIME,
    ...(tenantBy === 'deployment' ? { [DEPLOYMENT]: wanted.deploymentId } : {}),
  });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion,
    scope: wanted.scopes.toSorted().join(' '),
  });
  return deps.fetch(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  });
}
