import { TrellisError } from '../../errors.ts';
import type { AgsClaim, ForUser, Rights } from '../launchMessage.ts';
import { identifier, ltiClaim, members, text } from './claim.ts';
import type { Claims } from './signature.ts';

/** Row 20 for a submission review: whose work is to be opened. */
export function readForUser(claims: Claims): ForUser {
  const person = members(ltiClaim(claims, 'for_user'));
  const sub = identifier(person?.user_id);
  if (person === null || sub === null) throw new TrellisError('for_user_missing');
  return { sub, name: text(person.name) ?? text(person.given_name) };
}

/**
 * Who may review: the instructor, the person whose work it is, a mentor to whom the platform names that person; never a
 * guest. A review is of what stands in a gradebook column, so the platform must name one (Submission Review 1.0).
 */
export function checkReviewer(
  viewer: { readonly sub: string | null; readonly rights: Rights; readonly ags: AgsClaim | null },
  forUser: ForUser,
): void {
  const { sub, rights, ags } = viewer;
  const may = rights.instructor || sub === forUser.sub || rights.mentorOf.includes(forUser.sub);
  if (!may) throw new TrellisError('role_not_allowed', 'review');
  if (!ags?.lineItem) throw new TrellisError('line_item_missing');
}
