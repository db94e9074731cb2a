import { z } from 'zod';
import { isSafeScheme } from '../loopback.ts';

const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

/** What an LMS says of itself (LTI dynamic registration 1.0, 2.1), as far as it is used here. */
export interface PlatformConfiguration {
  readonly issuer: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly registrationUrl: string;
  /** `aud` of token requests where it is not the token address. */
  readonly audience: string | null;
  readonly productCode: string;
  /** Empty where the platform lists none. */
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  readonly messages: readonly SupportedMessage[];
  readonly variables: readonly string[];
}

interface SupportedMessage {
  readonly type: string;
  readonly placements: readonly string[];
}

/** Lists come with malformed entries (Blackboard) or not at all: what is no text is left out. */
const texts = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.filter((entry): entry is string => typeof entry === 'string'));

/** Up to version 4 Moodle lists bare names of messages, others objects. */
const message = z.union([
  z.string().transform((type) => ({ type, placements: [] as string[] })),
  z.object({ type: z.string(), placements: texts.default([]) }),
]);

const messages = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.flatMap((entry) => message.safeParse(entry).data ?? []));

const address = z.string().max(2048).refine(isSafe, 'must be https');

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isSafeScheme(url) && !url.username && !url.password;
}

/** A list that says what is possible must hold what we need; a missing list says nothing. */
const listWith = (wanted: (entry: string) => boolean, name: string) =>
  texts.refine((list) => list.length === 0 || list.some(wanted), `must list ${name}`);

const platform = z.object({
  product_family_code: z.string().catch(''),
  messages_supported: messages,
  variables: texts,
});
const NO_PLATFORM = { product_family_code: '', messages_supported: [], variables: [] };

/** Problems of a configuration are reported by these names. */
export const configurationSchema = z
  .object({
    issuer: address,
    authorization_endpoint: address,
    token_endpoint: address,
    jwks_uri: address,
    registration_endpoint: address,
    authorization_server: z.string().min(1).max(2048).optional().catch(undefined),
    scopes_supported: texts,
    claims_supported: texts,
    response_types_supported: listWith((entry) => entry.split(' ').includes('id_token'), 'id_token'),
    id_token_signing_alg_values_supported: listWith((entry) => entry === 'RS256', 'RS256'),
    [PLATFORM]: platform.catch(NO_PLATFORM),
  })
  .transform((parsed): PlatformConfiguration => {
    const own = parsed[PLATFORM];
    return {
      issuer: parsed.issuer,
      authUrl: parsed.authorization_endpoint,
      tokenUrl: parsed.token_endpoint,
      jwksUrl: parsed.jwks_uri,
      registrationUrl: parsed.registration_endpoint,
      audience: parsed.authorization_server ?? null,
      productCode: own.product_family_code,
      scopes: parsed.scopes_supported,
      claims: parsed.claims_supported,
      messages: own.messages_supported,
      variables: own.variables,
    };
  });
