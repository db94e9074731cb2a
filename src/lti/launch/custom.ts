import { ltiClaim, members } from './claim.ts';
import type { Claims } from './signature.ts';

/** A variable the platform does not know comes back as its literal name. */
const UNRESOLVED = /^\$[A-Za-z][\w.]*$/;

/** Custom parameters with a value. They choose content; no right ever comes from one. */
export function readCustom(claims: Claims): Readonly<Record<string, string>> {
  const entries = Object.entries(members(ltiClaim(claims, 'custom')) ?? {});
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, typeof value === 'number' ? String(value) : value] as const)
      .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string')
      .filter(([, value]) => value !== '' && !UNRESOLVED.test(value)),
  );
}
