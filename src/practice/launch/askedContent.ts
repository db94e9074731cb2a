import type { LinkMessage } from '../../lti/launchMessage.ts';
import { type ContentReference, readReference } from '../contentReference.ts';
import type { Practice } from '../practice.ts';

/** Custom parameter that names the activity an instructor chose in deep linking. */
export const ACTIVITY_PARAMETER = 'trellis_activity';
/** Custom parameter with the signed reference to that activity and its settings. */
export const CONTENT_PARAMETER = 'trellis_content';

/** What the custom parameters of a link ask for. */
export type AskedContent =
  | { readonly kind: 'nothing' }
  /** The signature does not fit, or the two parameters name different activities: somebody edited them. */
  | { readonly kind: 'tampered' }
  | { readonly kind: 'content'; readonly signed: boolean; readonly content: ContentReference };

/**
 * Reads what a link is to open. A reference must be one this tool signed and must agree with the plain name beside it; a
 * plain name alone is of a link placed before references were signed. It counts within its own customer only, and its
 * id cannot be guessed.
 */
export function askedContent(practice: Practice, { custom }: Pick<LinkMessage, 'custom'>): AskedContent {
  const named = custom[ACTIVITY_PARAMETER];
  const signed = custom[CONTENT_PARAMETER];
  if (signed === undefined) {
    if (named === undefined) return { kind: 'nothing' };
    return { kind: 'content', signed: false, content: { activity: named, settings: null } };
  }
  const content = readReference(practice.referenceKey, signed);
  if (!content || (named !== undefined && named !== content.activity)) return { kind: 'tampered' };
  return { kind: 'content', signed: true, content };
}
