import { z } from 'zod';
import { clientById } from '../connect/clients.ts';
import type { Demo } from '../demo.ts';
import { Refusal } from '../refusal.ts';
import type { Launch } from '../state.ts';
import { LAUNCH_TTL_MS } from './beginLaunch.ts';

const once = z.string().min(1);
const request = z.object({
  client_id: once,
  redirect_uri: once,
  scope: once.optional(),
  response_type: once.optional(),
  response_mode: once.optional(),
  prompt: once.optional(),
  login_hint: once.optional(),
  lti_message_hint: once.optional(),
  nonce: once.optional(),
  state: once.optional(),
});
type AuthRequest = z.infer<typeof request>;

/** What the authorization endpoint decides: a launch to sign, or an error to post back (OpenID Connect Core 3.1.2.6). */
export type AuthDecision =
  | { readonly ok: true; readonly launch: Launch; readonly nonce: string; readonly state: string | undefined }
  | { readonly ok: false; readonly error: string; readonly why: string; readonly state: string | undefined };

/** Exact values that LTI security framework 5.1.1.2 demands, with the error of each. */
const FIXED = [
  ['scope', 'openid', 'invalid_scope'],
  ['response_type', 'id_token', 'unsupported_response_type'],
  ['response_mode', 'form_post', 'invalid_request'],
  ['prompt', 'none', 'invalid_request'],
] as const;

/** Before the redirect address is known to be the tool's, nothing may be sent to it: such errors are pages here. */
function parse(demo: Demo, raw: unknown): AuthRequest {
  const parsed = request.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, 'A parameter of the sign-in request is missing or came twice.');
  if (!clientById(demo, parsed.data.client_id)) throw new Refusal(400, 'Unknown client_id.');
  if (parsed.data.redirect_uri !== demo.tool.launchUrl)
    throw new Refusal(400, 'redirect_uri is not the one registered for this tool.');
  return parsed.data;
}

function fault(asked: AuthRequest, launch: Launch | undefined, now: number): [string, string] | null {
  for (const [name, value, error] of FIXED)
    if (asked[name] !== value) return [error, `${name} must be ${value}`];
  if (!asked.nonce) return ['invalid_request', 'nonce is missing'];
  if (!launch) return ['invalid_request', 'lti_message_hint is unknown'];
  if (launch.usedAt !== null) return ['launch_no_longer_valid', 'lti_message_hint was used before'];
  if (now - launch.createdAt > LAUNCH_TTL_MS) return ['launch_no_longer_valid', 'the launch is too old'];
  if (launch.clientId !== asked.client_id) return ['unauthorized_client', 'the launch is of another client'];
  if (launch.personId !== asked.login_hint) return ['login_required', 'login_hint is another person'];
  return null;
}

/**
 * Judges an authentication request and uses up its message hint. Throws a 400 refusal when client or redirect address
 * are wrong; every other fault is an error for the tool.
 */
export async function decideAuthRequest(demo: Demo, raw: unknown): Promise<AuthDecision> {
  const asked = parse(demo, raw);
  return demo.state.change((state) => {
    const launch = state.launches.find((one) => one.hint === asked.lti_message_hint);
    const found = fault(asked, launch, demo.now());
    if (found || !launch || !asked.nonce) {
      const [error, why] = found ?? ['invalid_request', 'the request is incomplete'];
      return { ok: false, error, why, state: asked.state };
    }
    launch.usedAt = demo.now();
    return { ok: true, launch: { ...launch }, nonce: asked.nonce, state: asked.state };
  });
}
