import type { Send } from './http.ts';
import type { Lms } from './lms.ts';

interface Login {
  readonly client: string;
  /** Where the tool takes logins, and what it is to launch. */
  readonly url: string;
  readonly target: string;
  readonly sub: string;
}

/** A login at a tool that answers with a redirection: what the platform then posts to the target, and the browser's cookies. */
export async function redirectedLogin(lms: Lms, send: Send, { client, url, target, sub }: Login) {
  const form = { iss: lms.origin, login_hint: sub, target_link_uri: target, client_id: client };
  const login = await send(url, { ...form, lti_message_hint: '{"cmid":12}' });
  const asked = new URL(login.location).searchParams;
  const [nonce, state] = [asked.get('nonce') ?? '', asked.get('state') ?? ''];
  const token = await lms.idToken({ client, nonce, target, sub });
  return { form: { id_token: token, state }, cookies: login.cookies };
}
