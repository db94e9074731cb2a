import type { Registration } from './registration.ts';

/** What one authentication request carries besides the constants. */
interface AuthenticationRequest {
  readonly state: string;
  readonly nonce: string;
  readonly loginHint: string;
  /** Echoed exactly when it was sent, left out when it was not. */
  readonly messageHint: string | null;
}

/** The one redirect_uri the tool registers and uses for every message. */
function redirectUri(publicUrl: string): string {
  return new URL('/lti/launch', publicUrl).href;
}

/**
 * The OpenID Connect authentication request as an address (reference 1.3). Canvas and Moodle compare `scope` as a
 * whole text and need every parameter here; a query the authorization endpoint already has is kept.
 */
export function authenticationUrl(
  registration: Pick<Registration, 'authUrl' | 'clientId'>,
  publicUrl: string,
  request: AuthenticationRequest,
): string {
  const url = new URL(registration.authUrl);
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    redirect_uri: redirectUri(publicUrl),
    login_hint: request.loginHint,
    ...(request.messageHint === null ? {} : { lti_message_hint: request.messageHint }),
    state: request.state,
    nonce: request.nonce,
  };
  // All at once: an address is put together anew with every parameter that is set on it.
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  url.search = query.toString();
  return url.href;
}
