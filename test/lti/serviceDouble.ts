import { decodeJwt, type JWTPayload } from 'jose';
import type { HttpRequest, HttpResponse } from '../../src/lti/http.ts';
import { SCOPES } from '../../src/lti/scopes.ts';
import type { ServiceAccess } from '../../src/lti/service.ts';
import { makeTokenService } from '../../src/lti/token.ts';
import { NOW, registration } from './platformDouble.ts';

/** One request as the platform saw it. */
export interface Seen extends HttpRequest {
  readonly url: string;
}

export type Answer = Partial<HttpResponse> | Error;

/** JSON as an answer. */
export function json(body: unknown, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers, text: JSON.stringify(body) };
}

const granted = Object.values(SCOPES);
export const access: ServiceAccess = { registration, deploymentId: 'dep-1', granted };

/** A platform whose services answer as told; tokens are counted `token-1`, `token-2` … */
export function platform(answer: (seen: Seen) => Answer, tokenAnswer?: (form: URLSearchParams) => Answer) {
  const seen: Seen[] = [];
  const assertions: JWTPayload[] = [];
  const clock = { now: NOW };
  let serial = 0;
  const fetch = async (url: string, request: HttpRequest): Promise<HttpResponse> => {
    const isToken = url === registration.tokenUrl;
    const given = isToken ? token(new URLSearchParams(request.body)) : answer({ url, ...request });
    if (!isToken) seen.push({ url, ...request });
    if (given instanceof Error) throw given;
    return { status: 200, headers: {}, text: '', ...given };
  };
  function token(form: URLSearchParams): Answer {
    assertions.push(decodeJwt(form.get('client_assertion') ?? ''));
    serial += 1;
    const reply = { access_token: `token-${serial}`, expires_in: 3600, scope: form.get('scope') };
    return tokenAnswer ? tokenAnswer(form) : json(reply);
  }
  const now = () => clock.now;
  const sign = async (claims: JWTPayload) =>
    ['{"alg":"RS256"}', JSON.stringify(claims), 's']
      .map((p) => Buffer.from(p).toString('base64url'))
      .join('.');
  const tokens = makeTokenService({ fetch, sign, now, random: () => `jti-${serial}` });
  return { deps: { fetch, tokens, now }, seen, assertions, clock, tokens };
}
