import type { Demo } from '../demo.ts';
import { SCOPES } from '../vocabulary.ts';

/** Messages this LMS can send, with the placements of content selection. */
export const MESSAGES = [
  { type: 'LtiResourceLinkRequest' },
  { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
  { type: 'LtiSubmissionReviewRequest' },
] as const;

/** Address of the configuration. */
export function configurationUrl({ origin }: Pick<Demo, 'origin'>): string {
  return `${origin}/lti/openid-configuration`;
}

/** What this LMS says of itself (LTI dynamic registration 1.0, 2.1). */
export function platformConfiguration({ origin, registration }: Demo) {
  return {
    issuer: registration.issuer,
    authorization_endpoint: registration.authUrl,
    token_endpoint: registration.tokenUrl,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: registration.jwksUrl,
    registration_endpoint: `${origin}/lti/register`,
    scopes_supported: ['openid', ...Object.values(SCOPES)],
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email', 'locale'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'trellis-demo',
      version: '1',
      messages_supported: MESSAGES,
      variables: [],
    },
  };
}
