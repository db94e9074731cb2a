import { HISTORY_PARAMETERS } from '../launch/history.ts';
import type { RegistrationQuirks } from '../platforms/registrationQuirks.ts';
import { toolUrls } from '../toolUrls.ts';
import {
  ASKED_CLAIMS,
  ASKED_MESSAGES,
  ASKED_SCOPES,
  type AskedMessage,
  TOOL_DESCRIPTION,
  TOOL_NAME,
} from './asked.ts';
import type { PlatformConfiguration } from './configuration.ts';

const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** The message that has placements. */
const DEEP_LINKING = 'LtiDeepLinkingRequest';

/** What is asked of one LMS: our wishes, as far as it says that it can grant them. */
export interface Wishes {
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  readonly messages: readonly { readonly type: AskedMessage; readonly placements: readonly string[] }[];
  readonly custom: Readonly<Record<string, string>>;
}

type Told = Pick<PlatformConfiguration, 'scopes' | 'claims' | 'messages' | 'variables'>;

/** Our wishes at this LMS. A list that it does not give is no limit. */
export function wishesAt(told: Told, quirks: RegistrationQuirks): Wishes {
  const listed = <T extends string>(wanted: readonly T[], known: readonly string[]) =>
    known.length === 0 ? wanted : wanted.filter((one) => known.includes(one));
  return {
    scopes: listed(ASKED_SCOPES, told.scopes),
    claims: listed(ASKED_CLAIMS, told.claims.length === 0 ? [] : [...told.claims, 'iss', 'sub']),
    messages: messagesAt(told, quirks),
    custom: customAt(told, quirks),
  };
}

function messagesAt(told: Told, quirks: RegistrationQuirks): Wishes['messages'] {
  const types = told.messages.map(({ type }) => type);
  const wanted = types.length === 0 ? quirks.messages : ASKED_MESSAGES.filter((type) => types.includes(type));
  const alone: readonly AskedMessage[] = [DEEP_LINKING];
  const asked = quirks.placesAll && wanted.includes(DEEP_LINKING) ? alone : wanted;
  return asked.map((type) => ({
    type,
    placements: type === DEEP_LINKING ? placementsAt(told, quirks) : [],
  }));
}

/** Canvas lists some placements under its own prefix and takes them by their last part. */
function placementsAt({ messages }: Told, { placements }: RegistrationQuirks): readonly string[] {
  const listed = messages
    .filter(({ type }) => type === DEEP_LINKING)
    .flatMap((message) => message.placements.map((name) => name.split('/').at(-1)));
  return listed.length === 0 ? placements : placements.filter((name) => listed.includes(name));
}

/** A value with `=` or a line break would be cut by platforms that keep custom parameters as lines. */
function customAt({ variables }: Told, { custom }: RegistrationQuirks): Wishes['custom'] {
  const all: Record<string, string> = { ...HISTORY_PARAMETERS, ...custom };
  const known = (value: string) => variables.length === 0 || variables.includes(value.slice(1));
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => known(value) && !/[=\r\n]/.test(value)),
  );
}

/** The registration request of the tool (OpenID dynamic client registration 1.0, LTI dynamic registration 1.0, 3.5). */
export function clientMetadata(publicUrl: string, wishes: Wishes, quirks: RegistrationQuirks) {
  const urls = toolUrls(publicUrl);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: urls.login,
    redirect_uris: [urls.launch],
    client_name: TOOL_NAME,
    jwks_uri: urls.jwks,
    client_uri: urls.home,
    policy_uri: urls.privacy,
    tos_uri: urls.terms,
    token_endpoint_auth_method: 'private_key_jwt',
    id_token_signed_response_alg: 'RS256',
    scope: wishes.scopes.join(' '),
    [TOOL]: {
      domain: urls.domain,
      description: TOOL_DESCRIPTION,
      target_link_uri: urls.launch,
      custom_parameters: wishes.custom,
      claims: wishes.claims,
      messages: wishes.messages.map(({ type, placements }) => ({
        type,
        label: TOOL_NAME,
        target_link_uri: urls.launch,
        ...(placements.length > 0 ? { placements } : {}),
        ...(type === DEEP_LINKING ? { supported_types: ['ltiResourceLink'] } : {}),
        ...quirks.messageExtension,
      })),
      ...quirks.toolExtension,
    },
  };
}
