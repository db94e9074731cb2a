import { TrellisError } from '../errors.ts';
import { isLoopback } from './loopback.ts';
import type { Registration } from './registration.ts';

/**
 * Whether `url` may receive a bearer token or a signed message under these pinned origins. A pattern is an exact origin
 * or `https://*.domain`. Plain http passes only for a loopback origin that is pinned exactly: a platform under trial.
 */
export function isPinned(origins: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname, username, password } = new URL(url);
  if (username || password) return false;
  if (protocol === 'http:') return isLoopback(hostname) && origins.includes(origin);
  return protocol === 'https:' && origins.some((pattern) => matches(pattern, origin));
}

/** A scheme and a host, or `https://*.` and a domain; nothing that ends a source in a content security policy. */
const ORIGIN = /^(https:\/\/(\*\.)?|http:\/\/)[^/\s*?#@;,'"]+$/;

/** What may be pinned, spelt as a browser does (host in small letters, no slash at the end), or null for anything else. */
export function pinnableOrigin(text: string): string | null {
  const bare = text.trim().replace(/\/$/, '');
  return ORIGIN.test(bare) && URL.canParse(bare) ? new URL(bare).origin : null;
}

const NAMED_LENGTH = 200;

/**
 * The address, if it may be sent a bearer token or something signed (row 21). `service_url_untrusted` names its origin, for
 * the administrator who has to add it; what is no address is named as it is.
 */
export function checkPinned(value: unknown, { origins }: Pick<Registration, 'origins'>): string {
  if (typeof value === 'string' && isPinned(origins, value)) return value;
  const text = typeof value === 'string' ? value : typeof value;
  const origin = URL.canParse(text) ? new URL(text).origin : text.slice(0, NAMED_LENGTH);
  throw new TrellisError('service_url_untrusted', origin, { params: { origin } });
}

function matches(pattern: string, origin: string): boolean {
  const wildcard = 'https://*.';
  if (!pattern.startsWith(wildcard)) return pattern === origin;
  return origin.startsWith('https://') && origin.endsWith(`.${pattern.slice(wildcard.length)}`);
}

/** Whether `url` is https, or http on a pinned loopback origin, and carries no user information. */
export function isSecure(origins: readonly string[], url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return (protocol === 'https:' && !username && !password) || isPinned(origins, url);
}

/** What `Content-Security-Policy: frame-ancestors` lists for pages launched under a registration. */
export function frameAncestors(registration: Pick<Registration, 'origins'>): readonly string[] {
  return [...new Set(registration.origins)];
}
