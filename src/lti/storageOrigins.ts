import { isSecure } from './origins.ts';
import type { Registration } from './registration.ts';

/**
 * Origins the browser secret of a login may be sent to and taken from by message (platform storage): the authorization
 * endpoint's, which the specification names, then those pinned exactly, as a school's own address beside a shared
 * sign-in host. A pattern of many hosts is none: on another school's host, that school's login could pass for this one.
 */
export function storageOrigins(registration: Pick<Registration, 'authUrl' | 'origins'>): readonly string[] {
  const { authUrl, origins } = registration;
  const exact = origins.filter((origin) => !origin.includes('*'));
  const own = new URL(authUrl).origin;
  return [...new Set([own, ...exact])].filter((origin) => isSecure([own, ...exact], origin));
}
