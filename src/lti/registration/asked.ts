import { SCOPES } from '../scopes.ts';

/** Personal data the tool asks an LMS for: who it is, what to call them, their language. No e-mail address: nothing needs it. */
export const ASKED_CLAIMS = ['iss', 'sub', 'name', 'given_name', 'family_name', 'locale'] as const;

/** Services the tool asks for. `lineitem.readonly` goes with `lineitem`, for platforms that check each by itself. */
export const ASKED_SCOPES: readonly string[] = [
  SCOPES.lineItem,
  SCOPES.lineItemRead,
  SCOPES.results,
  SCOPES.score,
  SCOPES.members,
];

/** Messages the tool answers, the first one always. */
export const ASKED_MESSAGES = [
  'LtiResourceLinkRequest',
  'LtiDeepLinkingRequest',
  'LtiSubmissionReviewRequest',
] as const;

/** One kind of message that the tool asks to be sent. */
export type AskedMessage = (typeof ASKED_MESSAGES)[number];

/** What the tool is called in an LMS, and what it does, in one sentence. */
export const TOOL_NAME = 'Trellis';
export const TOOL_DESCRIPTION =
  'Adaptive practice: each student gets the next question that teaches most, and the grade goes to the gradebook.';
