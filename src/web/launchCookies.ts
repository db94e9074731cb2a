import type { CookieOptions, Request, Response } from 'express';
import { LOGIN_TTL_MS } from '../lti/loginState.ts';

const PREFIX = '__Host-lti_';
/** Set beside the binding cookie and readable by script: the page sees whether this browser keeps cookies here. */
export const PROBE = '__Host-lti-probe';
/** Logins of one browser at the same time; the oldest cookies beyond are dropped. */
const KEPT = 5;

/** Only a cookie of the embedding site's own partition survives third-party blocking (CHIPS). */
const OPTIONS = {
  secure: true,
  sameSite: 'none',
  partitioned: true,
  path: '/',
} as const satisfies CookieOptions;

function cookiesOf(request: Request): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(pairs);
}

/** Gives the browser its secret for this login. */
export function setBinding(request: Request, response: Response, state: string, secret: string): void {
  const old = [...cookiesOf(request).keys()].filter((name) => name.startsWith(PREFIX));
  for (const name of old.slice(0, Math.max(0, old.length - KEPT + 1))) response.clearCookie(name, OPTIONS);
  response.cookie(`${PREFIX}${state}`, secret, { ...OPTIONS, httpOnly: true, maxAge: LOGIN_TTL_MS });
  response.cookie(PROBE, '1', { ...OPTIONS, maxAge: LOGIN_TTL_MS });
}

/** The secret this browser shows for a login; null when it shows none. */
export function bindingOf(request: Request, state: string): string | null {
  return cookiesOf(request).get(`${PREFIX}${state}`) ?? null;
}

/** The login is over. */
export function dropBinding(response: Response, state: string): void {
  response.clearCookie(`${PREFIX}${state}`, OPTIONS);
}
