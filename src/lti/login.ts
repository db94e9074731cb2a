import { TrellisError } from '../errors.ts';
import { authenticationUrl } from './authenticationUrl.ts';
import { hashSecret } from './browserSecret.ts';
import { inactive } from './inactive.ts';
import { LOGIN_TTL_MS, type LoginState } from './loginState.ts';
import { type Params, single } from './params.ts';
import type { Registration } from './registration.ts';
import { parseTargetLink } from './targetLink.ts';

const URL_LENGTH = 2048;
const ID_LENGTH = 255;
/** Canvas sends a JWT as message hint; half a usual header limit holds any seen. */
const HINT_LENGTH = 8192;
const STORAGE_TARGET = /^[\w.:-]{1,128}$/;

interface LoginDeps {
  /** All registrations of exactly this issuer, whatever their status. */
  findRegistrations(issuer: string): Promise<readonly Registration[]>;
  /** The tool's own address, the only source of absolute URLs. */
  readonly publicUrl: string;
  /** Whom a platform that waits may ask; null or left out where nobody is named. */
  readonly contact?: string | null;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh unguessable text of at least 128 bits in base64url. */
  random(): string;
}

/** A login begun: where to send the browser, what to store, and the secret only this browser is told. */
interface BegunLogin {
  readonly authUrl: string;
  readonly record: LoginState;
  readonly secret: string;
  readonly registration: Registration;
}

/**
 * Third-party login initiation (reference 1.2). `params` are the query of a GET or the body of a POST; unknown ones
 * are ignored. Errors: `bad_request`, `login_hint_missing`, `target_link_missing`, `target_link_foreign`,
 * `unknown_issuer`, `unknown_client`, `ambiguous_registration`, `registration_pending`, `registration_inactive`.
 */
export async function beginLogin(params: Params, deps: LoginDeps): Promise<BegunLogin> {
  const request = readRequest(params, deps.publicUrl);
  const registration = await chooseRegistration(request, deps);
  const secret = deps.random();
  const createdAt = deps.now();
  const record: LoginState = {
    state: deps.random(),
    nonce: deps.random(),
    registrationId: registration.id,
    secretHash: hashSecret(secret),
    targetLinkUri: request.targetLinkUri,
    deploymentId: request.deploymentId,
    storageTarget: request.storageTarget,
    createdAt,
    expiresAt: createdAt + LOGIN_TTL_MS,
  };
  const authUrl = authenticationUrl(registration, deps.publicUrl, { ...record, ...request });
  return { authUrl, record, secret, registration };
}

type LoginRequest = ReturnType<typeof readRequest>;

function readRequest(params: Params, publicUrl: string) {
  const issuer = single(params, 'iss', URL_LENGTH);
  if (!issuer) throw new TrellisError('bad_request', 'iss is missing');
  const loginHint = single(params, 'login_hint', HINT_LENGTH);
  if (!loginHint) throw new TrellisError('login_hint_missing');
  const target = parseTargetLink(single(params, 'target_link_uri', URL_LENGTH), publicUrl);
  const storageTarget = single(params, 'lti_storage_target', URL_LENGTH);
  return {
    issuer,
    loginHint,
    messageHint: single(params, 'lti_message_hint', HINT_LENGTH),
    clientId: single(params, 'client_id', ID_LENGTH) || null,
    targetLinkUri: target.href,
    deploymentId: readDeployment(params),
    storageTarget: storageTarget && STORAGE_TARGET.test(storageTarget) ? storageTarget : null,
  };
}

/** The standard's name is `lti_deployment_id`; Canvas's documentation says `deployment_id`. Two that differ are refused. */
function readDeployment(params: Params): string | null {
  const standard = single(params, 'lti_deployment_id', ID_LENGTH) || null;
  const other = single(params, 'deployment_id', ID_LENGTH) || null;
  if (standard && other && standard !== other) throw new TrellisError('bad_request', 'two deployment ids');
  return standard ?? other;
}

async function chooseRegistration(request: LoginRequest, deps: LoginDeps): Promise<Registration> {
  const { issuer, clientId } = request;
  const known = await deps.findRegistrations(issuer);
  if (known.length === 0) throw await unknownIssuer(issuer, deps);
  const named = clientId === null ? known : known.filter((one) => one.clientId === clientId);
  if (named.length === 0) throw new TrellisError('unknown_client', '', { params: { issuer: clip(issuer) } });
  const active = named.filter((one) => one.status === 'active');
  const [chosen, second] = active;
  if (!chosen) {
    const waits = named.some((one) => one.status === 'pending');
    throw inactive(waits ? 'pending' : 'suspended', deps.contact ?? null);
  }
  // Canvas and Blackboard use one issuer for every school: guessing would open the door of another school.
  if (second) throw new TrellisError('ambiguous_registration');
  return chosen;
}

async function unknownIssuer(issuer: string, deps: LoginDeps): Promise<TrellisError> {
  const twin = issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`;
  const hint = (await deps.findRegistrations(twin)).length > 0 ? 'slash' : 'none';
  return new TrellisError('unknown_issuer', '', { params: { issuer: clip(issuer), hint } });
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
