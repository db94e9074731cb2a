import type { AskedMessage } from '../registration/asked.ts';

/** What is special to one LMS when the tool registers itself there. */
export interface RegistrationQuirks {
  /** `product_family_code` by which it names itself, in lower case. */
  readonly productCodes: readonly string[];
  /** Placements of content selection, by the names it uses; those it does not list are left out. */
  readonly placements: readonly string[];
  /** Custom parameters asked for, beside or instead of the usual ones. */
  readonly custom: Readonly<Record<string, string>>;
  /** Messages to ask for where it lists none. */
  readonly messages: readonly AskedMessage[];
  /**
   * It takes a message without a placement for one of content selection, in place of the deep linking asked for there. Links
   * that were placed are launched without being asked for.
   */
  readonly placesAll: boolean;
  /** Members of the tool configuration beyond the standard's. */
  readonly toolExtension: Readonly<Record<string, unknown>>;
  /** Members of each message beyond the standard's. */
  readonly messageExtension: Readonly<Record<string, unknown>>;
  /** Whether the scopes in its answer can be believed. */
  readonly tellsScopes: boolean;
  /** Whether one issuer serves many schools, so that one of them says nothing about another. */
  readonly sharedIssuer: boolean;
  /** Origins beside the configuration's own that may show the registration page in a frame. */
  readonly frames: readonly string[];
}

/** A platform that does what LTI dynamic registration 1.0 says. */
export const STANDARD_REGISTRATION: RegistrationQuirks = {
  productCodes: [],
  placements: ['ContentArea'],
  custom: {},
  messages: ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'],
  placesAll: false,
  toolExtension: {},
  messageExtension: {},
  tellsScopes: true,
  sharedIssuer: false,
  frames: [],
};
