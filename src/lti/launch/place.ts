import { TrellisError } from '../../errors.ts';
import type { ResourceLink } from '../launchMessage.ts';
import { identifier, ltiClaim, members, text } from './claim.ts';
import type { Claims } from './signature.ts';

/** Row 20 for a resource link: the placement in the course, unique within its deployment. */
export function readResourceLink(claims: Claims): ResourceLink {
  const link = members(ltiClaim(claims, 'resource_link'));
  const id = identifier(link?.id);
  if (link === null || id === null) throw new TrellisError('resource_link_missing');
  return { id, title: text(link.title), description: text(link.description) };
}

/** Row 21: the course, when the launch comes from one. */
export function readContext(claims: Claims) {
  const value = ltiClaim(claims, 'context');
  if (value === undefined || value === null) return null;
  const context = members(value);
  const id = identifier(context?.id);
  if (context === null || id === null) throw new TrellisError('context_invalid');
  return { id, title: text(context.title), label: text(context.label) };
}

/** How the page is shown. A return address is kept only if a browser may safely follow it. */
export function readPresentation(claims: Claims) {
  const presentation = members(ltiClaim(claims, 'launch_presentation'));
  const url = text(presentation?.return_url);
  const safe = url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return { returnUrl: safe ? url : null, documentTarget: text(presentation?.document_target) };
}
