import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import type { HttpResponse } from './http.ts';

/** A bearer token with what it is good for. `expiresIn` in milliseconds. */
interface TokenReply {
  readonly token: string;
  readonly expiresIn: number;
  /** As granted; platforms drop scopes silently. */
  readonly scopes: readonly string[];
}

/** Visible ASCII: anything else could not, or should not, stand in a header. */
const replySchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,16000}$/),
  token_type: z.string().optional(),
  expires_in: z.coerce.number().positive().max(86_400).catch(3600),
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
});

/**
 * Reads a token answer. The content type does not count: Moodle sends JSON as `text/html`. Errors: `outbound_failed`
 * when trying again may help, else `token_refused` with the platform's error code as `reason`.
 */
export function readTokenReply(response: HttpResponse, asked: readonly string[]): TokenReply {
  const { success, data } = replySchema.safeParse(json(response.text));
  const bearer = (data?.token_type ?? 'bearer').toLowerCase() === 'bearer';
  if (response.status < 200 || response.status > 299 || !success || !bearer) throw refusal(response);
  const scopes = typeof data.scope === 'string' ? data.scope.split(/\s+/) : (data.scope ?? asked);
  return { token: data.access_token, expiresIn: data.expires_in * 1000, scopes };
}

function refusal({ status, text }: HttpResponse): TrellisError {
  const reason = errorCode(text);
  if (isPassing(status)) return new TrellisError('outbound_failed', `token endpoint: status ${status}`);
  return new TrellisError('token_refused', `status ${status} ${reason}`, { params: { reason } });
}

/** Statuses that may pass by themselves (reference 4.6). */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/** The `error` of a body; also out of JSON that is none: Moodle writes `"error" : ""kid" invalid`. */
function errorCode(body: string): string {
  const parsed = z.object({ error: z.string() }).safeParse(json(body));
  const code = parsed.success ? parsed.data.error : /"error"\s*:\s*"+([\w -]{1,64})/.exec(body)?.[1];
  return code?.replace(/[^\w -]/g, '').slice(0, 64) || 'unknown';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether a refusal may be about the audience, so that another one is worth a try. */
export function mayBeAudience({ status, text }: HttpResponse): boolean {
  return (status === 400 || status === 401) && /invalid_client|\baud\b|audience/i.test(text);
}
