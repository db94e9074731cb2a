import { ltiClaim, members } from './claim.ts';
import type { Claims } from './signature.ts';

/** A variable the platform does not know comes back as its literal name. */
const UNRESOLVED = /^\$[A-Za-z][\w.]*$/;

/** Parameters are texts; some platforms tell numbers and truth values as such. */
const isPlain = (value: unknown) => typeof value === 'number' || typeof value === 'boolean';

/** Custom parameters with a value. They choose content; no right ever comes from one. */
export function readCustom(claims: Claims): Readonly<Record<string, string>> {
  const entries = Object.entries(members(ltiClaim(claims, 'custom')) ?? {});
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, isPlain(value) ? String(value) : value] as const)
      .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string')
      .filter(([, value]) => value !== '' && !UNRESOLVED.test(value)),
  );
}
