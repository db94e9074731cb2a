import { TrellisError } from '../errors.ts';
import type { Fetch, HttpRequest, HttpResponse } from './http.ts';
import { checkPinned } from './origins.ts';
import type { Registration } from './registration.ts';
import type { TokenService } from './token.ts';

/** What every service call needs. */
export interface ServiceDeps {
  readonly fetch: Fetch;
  readonly tokens: TokenService;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** On whose behalf a service is called. */
export interface ServiceAccess {
  readonly registration: Registration;
  readonly deploymentId: string;
  /** Scopes the launch claim grants; null when it is not known, then asking finds out. */
  readonly granted: readonly string[] | null;
}

/** One call: the media types are sent exactly so, for Moodle compares them as a whole. */
export interface ServiceCall {
  readonly url: string;
  readonly method: HttpRequest['method'];
  readonly scope: string;
  readonly accept: string;
  readonly contentType?: string;
  readonly body?: unknown;
  readonly maxBytes?: number;
}

/**
 * Calls a platform's service with a bearer token. A 401 gets one new token and one retry; a second 401 is the answer.
 * The token goes only to pinned origins (`service_url_untrusted`). Other errors: `scope_missing` when the platform
 * grants no such scope, and those of the token service and of the fetch.
 */
export async function callService(
  access: ServiceAccess,
  call: ServiceCall,
  deps: ServiceDeps,
): Promise<HttpResponse> {
  checkPinned(call.url, access.registration);
  if (access.granted !== null && !access.granted.includes(call.scope)) throw scopeMissing(call.scope);
  const first = await attempt(access, call, deps);
  if (first.response.status !== 401) return first.response;
  deps.tokens.invalidate(first.wanted, first.token);
  return (await attempt(access, call, deps)).response;
}

async function attempt(access: ServiceAccess, call: ServiceCall, deps: ServiceDeps) {
  const { registration, deploymentId } = access;
  const wanted = { registration, deploymentId, scopes: [call.scope] };
  const { token, scopes } = await deps.tokens.get(wanted);
  if (!scopes.includes(call.scope)) throw scopeMissing(call.scope);
  const response = await deps.fetch(call.url, requestOf(call, token));
  return { wanted, token, response };
}

function requestOf(call: ServiceCall, token: string): HttpRequest {
  return {
    method: call.method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: call.accept,
      ...(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.maxBytes === undefined ? {} : { maxBytes: call.maxBytes }),
  };
}

function scopeMissing(scope: string): TrellisError {
  return new TrellisError('scope_missing', scope, { params: { scope } });
}
