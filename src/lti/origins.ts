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
