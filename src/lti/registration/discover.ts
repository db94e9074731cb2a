import { TrellisError } from '../../errors.ts';
import type { Fetch, HttpResponse } from '../http.ts';
import { configurationSchema, type PlatformConfiguration } from './configuration.ts';
import type { RegistrationRequest } from './request.ts';
import { isSameHouse } from './sameHouse.ts';

const TIMEOUT_MS = 6_000;

/** Headers of every call of a registration; Canvas reads the token here too. */
export function registrationHeaders(token: string | null): Record<string, string> {
  return { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

/**
 * Fetches what the LMS says of itself and checks that it speaks for itself: the issuer belongs to the owner of the host
 * that was asked. Errors: `configuration_refused` (an address the tool may not call), `configuration_unreachable`,
 * `registration_token_expired`, `configuration_invalid` (its params name what is wrong), `issuer_foreign`.
 */
export async function discover(request: RegistrationRequest, fetch: Fetch): Promise<PlatformConfiguration> {
  const { host } = new URL(request.configurationUrl);
  const response = await ask(request, fetch, host);
  const { success, data, error } = configurationSchema.safeParse(bodyOf(response, host));
  if (!success) {
    const fields = [...new Set(error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new TrellisError('configuration_invalid', fields, { params: { host, fields } });
  }
  if (!isSameHouse(data.issuer, request.configurationUrl)) {
    const params = { host, issuer: data.issuer.slice(0, 200) };
    throw new TrellisError('issuer_foreign', host, { params });
  }
  return data;
}

async function ask(request: RegistrationRequest, fetch: Fetch, host: string): Promise<HttpResponse> {
  try {
    return await fetch(request.configurationUrl, {
      method: 'GET',
      headers: registrationHeaders(request.token),
      timeoutMs: TIMEOUT_MS,
      usualPort: true,
    });
  } catch (cause) {
    throw outboundTrouble(cause, host, 'configuration_unreachable');
  }
}

/** What a failed call means here: an address that may not be called, or `otherwise`. */
export function outboundTrouble(
  cause: unknown,
  host: string,
  otherwise: 'configuration_unreachable' | 'registration_unanswered',
): unknown {
  if (!(cause instanceof TrellisError)) return cause;
  const code = cause.code === 'outbound_refused' ? 'configuration_refused' : otherwise;
  return new TrellisError(code, cause.detail, { cause, params: { host } });
}

function bodyOf({ status, text }: HttpResponse, host: string): unknown {
  if (status === 401 || status === 403)
    throw new TrellisError('registration_token_expired', `${host} ${status}`, { params: { host } });
  if (status >= 500)
    throw new TrellisError('configuration_unreachable', `${host} ${status}`, { params: { host } });
  try {
    if (status === 200) return JSON.parse(text);
  } catch {
    // Not JSON is as little a configuration as any other answer.
  }
  const fields = `HTTP ${status}`;
  throw new TrellisError('configuration_invalid', `${host} ${fields}`, { params: { host, fields } });
}
