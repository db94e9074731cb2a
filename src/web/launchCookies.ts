import type { Request, Response } from 'express';
import { LOGIN_TTL_MS } from '../lti/loginState.ts';

const PREFIX = '__Host-lti_';
/** Set beside the binding cookie and readable by script: the page sees whether this browser keeps cookies here. */
export const PROBE = '__Host-lti-probe';
/** Logins of one browser at the same time; the oldest cookies beyond are dropped. */
const KEPT = 5;

/** A name this tool gives: nothing else a browser sends is repeated in an answer. */
const OWN = /^__Host-lti_[\w-]+$/;

/** Only a cookie of the embedding site's own partition survives third-party blocking (CHIPS). */
const ATTRIBUTES = 'Path=/; Secure; SameSite=None; Partitioned';
const KEPT_FOR = `Max-Age=${LOGIN_TTL_MS / 1000}; ${ATTRIBUTES}`;
/** What takes a cookie away again: one of the same name and partition that is over. */
const OVER = `Max-Age=0; ${ATTRIBUTES}`;

function cookiesOf(request: Request): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(pairs);
}

/** Gives the browser its secret for this login. Both are base64url, which a cookie holds as it is. */
export function setBinding(request: Request, response: Response, state: string, secret: string): void {
  const old = [...cookiesOf(request).keys()].filter((name) => OWN.test(name));
  const dropped = old.slice(0, Math.max(0, old.length - KEPT + 1)).map((name) => `${name}=; ${OVER}`);
  const kept = [`${PREFIX}${state}=${secret}; HttpOnly; ${KEPT_FOR}`, `${PROBE}=1; ${KEPT_FOR}`];
  response.setHeader('set-cookie', [...dropped, ...kept]);
}

/** The secret this browser shows for a login; null when it shows none. */
export function bindingOf(request: Request, state: string): string | null {
  return cookiesOf(request).get(`${PREFIX}${state}`) ?? null;
}

/** The login is over. */
export function dropBinding(response: Response, state: string): void {
  response.setHeader('set-cookie', `${PREFIX}${state}=; ${OVER}`);
}
