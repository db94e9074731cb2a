import { z } from 'zod';
import type { Demo } from '../demo.ts';
import { OAuthRefusal } from '../token/oauthRefusal.ts';
import { SCOPES } from '../vocabulary.ts';
import { MESSAGES } from './configuration.ts';

/** Where a tool describes itself in a registration. */
export const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const GRANTABLE: readonly string[] = Object.values(SCOPES);
const TYPES: readonly string[] = MESSAGES.map(({ type }) => type);

function schemaFor({ tool }: Demo) {
  const own = z.string().refine((url) => URL.canParse(url) && new URL(url).origin === tool.origin, {
    error: 'this demo LMS knows one tool only; the address must be its own',
  });
  const message = z.looseObject({
    type: z.string().refine((type) => TYPES.includes(type), 'this message is not supported'),
    target_link_uri: own.optional(),
  });
  const configuration = z.looseObject({
    domain: z.literal(new URL(tool.url).host),
    target_link_uri: own,
    custom_parameters: z.record(z.string(), z.string()).optional(),
    claims: z.array(z.string()),
    messages: z.array(message).min(1),
  });
  return z.looseObject({
    application_type: z.literal('web'),
    response_types: z.array(z.string()).refine((types) => types.includes('id_token'), 'must hold id_token'),
    grant_types: z
      .array(z.string())
      .refine(
        (types) => ['implicit', 'client_credentials'].every((type) => types.includes(type)),
        'must hold implicit and client_credentials',
      ),
    initiate_login_uri: own,
    redirect_uris: z.array(own).min(1),
    jwks_uri: own,
    client_name: z.string().min(1),
    token_endpoint_auth_method: z.literal('private_key_jwt'),
    scope: z.string(),
    [TOOL_CONFIGURATION]: configuration,
  });
}

/**
 * Reads what a tool says of itself (LTI dynamic registration 1.0, 3.5). Throws an OAuthRefusal `invalid_client_metadata`
 * (RFC 7591, 3.2.2) that names what is missing or wrong.
 */
export function readClientMetadata(demo: Demo, body: unknown) {
  const parsed = schemaFor(demo).safeParse(body);
  if (!parsed.success) throw new OAuthRefusal(400, 'invalid_client_metadata', z.prettifyError(parsed.error));
  const scopes = parsed.data.scope.split(' ').filter((scope) => GRANTABLE.includes(scope));
  return { metadata: parsed.data, scopes };
}
