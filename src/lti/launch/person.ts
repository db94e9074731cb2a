import { TrellisError } from '../../errors.ts';
import type { Rights } from '../launchMessage.ts';
import { rightsOf } from '../roles.ts';
import { identifier, identifiers, ltiClaim, members, text, texts } from './claim.ts';
import type { Claims } from './signature.ts';

/** Who launches. */
export interface Person {
  readonly sub: string | null;
  readonly name: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly rights: Rights;
}

const GUEST: Person = {
  sub: null,
  name: null,
  givenName: null,
  email: null,
  roles: [],
  rights: rightsOf([]),
};

/** Row 18: roles must be there as an array of texts; empty and unknown ones are fine. */
function readRoles(claims: Claims): readonly string[] {
  const value = ltiClaim(claims, 'roles');
  if (value === undefined || value === null) throw new TrellisError('roles_missing');
  const roles = texts(value);
  if (!roles) throw new TrellisError('roles_malformed');
  return roles;
}

/**
 * Row 19. No `sub` is an anonymous launch; so is Canvas's `<issuer>/public_user`, one name for everybody who has not
 * logged in, under which nothing personal may ever be kept. A guest comes in only where the deployment allows it, and
 * no other claim about the person counts then.
 */
function readSub(claims: Claims): string | null {
  if (claims.sub === undefined) return null;
  const sub = identifier(claims.sub);
  if (sub === null) throw new TrellisError('sub_invalid');
  return sub === `${String(claims.iss)}/public_user` ? null : sub;
}

/** Rows 18 and 19. A name or an address that is missing is a private launch, not an error. */
export function readPerson(claims: Claims, anonymousAllowed: boolean): Person {
  const roles = readRoles(claims);
  const sub = readSub(claims);
  if (sub === null && !anonymousAllowed) throw new TrellisError('anonymous_not_allowed');
  if (sub === null) return GUEST;
  const mentorList = identifiers(ltiClaim(claims, 'role_scope_mentor'));
  return {
    sub,
    name: text(claims.name),
    givenName: text(claims.given_name),
    email: text(claims.email),
    roles,
    rights: rightsOf(roles, mentorList),
  };
}

const LOCALE = /^[A-Za-z0-9_@.-]{2,35}$/;

/** The language of the page around the tool wins over the one in the person's profile. */
export function readLocale(claims: Claims): string | null {
  const shown = members(ltiClaim(claims, 'launch_presentation'))?.locale;
  const locale = text(shown) ?? text(claims.locale);
  return locale !== null && LOCALE.test(locale) ? locale : null;
}
