import { TrellisError } from '../errors.ts';
import { inactive } from './inactive.ts';
import type { KeySets } from './jwks.ts';
import { type Binding, checkBinding } from './launch/binding.ts';
import { checkDeployment, firstSeen, readDeploymentId } from './launch/deployment.ts';
import { readForm, refusePlatformError } from './launch/form.ts';
import { readHeader } from './launch/header.ts';
import { checkIssuedTo } from './launch/issuedTo.ts';
import { readMessage } from './launch/message.ts';
import { readMessageType } from './launch/messageType.ts';
import { checkNonce, type RememberNonce } from './launch/nonce.ts';
import { readPerson } from './launch/person.ts';
import { type Claims, verifySignature } from './launch/signature.ts';
import { takeState } from './launch/state.ts';
import { readTarget } from './launch/target.ts';
import { checkTimes } from './launch/times.ts';
import type { LaunchMessage } from './launchMessage.ts';
import type { LoginState, TakenState } from './loginState.ts';
import type { Params } from './params.ts';
import type { Deployment, Registration } from './registration.ts';

export { sameSecret } from './browserSecret.ts';

/** What verifying a launch looks up and remembers; the rules themselves are pure. */
export interface LaunchDeps {
  /** Takes a state at most once, whatever the number of parallel takers. */
  takeState(state: string): Promise<TakenState>;
  registration(id: string): Promise<Registration | null>;
  readonly jwks: KeySets;
  deployment(registrationId: string, deploymentId: string): Promise<Deployment | null>;
  /** Stores a deployment seen for the first time, or answers the one that is there already. */
  noteDeployment(deployment: Deployment): Promise<Deployment>;
  readonly rememberNonce: RememberNonce;
  /** The signature held: whatever fails from here on comes from the platform itself. */
  verified?(registration: Registration): void;
  /** The browser secret from this state's cookie; null when there is none. */
  readonly cookieSecret: string | null;
  readonly publicUrl: string;
  /** Whom a platform that waits may ask; null or left out where nobody is named. */
  readonly contact?: string | null;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A launch that passed every check. With `deferred` the page has yet to prove the browser: show nothing personal. */
export interface VerifiedLaunch {
  readonly message: LaunchMessage;
  readonly record: LoginState;
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly binding: Binding;
}

/**
 * Validates the form a platform posted to `/lti/launch`. The steps are rows 1 to 21 of the reference in their order;
 * each throws the error of its row. The tool remembers a new deployment only after all of them hold.
 */
export async function verifyLaunch(form: Params, deps: LaunchDeps): Promise<VerifiedLaunch> {
  const now = deps.now();
  const posted = readForm(form);
  await refusePlatformError(posted, deps.takeState);
  const record = await takeState(posted.state, deps.takeState, now);
  const binding = checkBinding(record, deps.cookieSecret);
  // The registration comes from our own record, never from what the token says about itself.
  const registration = await registrationOf(record, deps);
  const claims = await verifyToken(posted.idToken, registration, deps);
  deps.verified?.(registration);
  checkIssuedTo(claims, registration);
  const deadAt = checkTimes(claims, now);
  await checkNonce(claims, record, deps.rememberNonce, { now, deadAt });
  const type = readMessageType(claims);
  const deploymentId = readDeploymentId(claims, record);
  const known = await deps.deployment(registration.id, deploymentId);
  if (known) checkDeployment(known);
  const targetLinkUri = readTarget(claims, record, deps.publicUrl);
  const person = readPerson(claims, known?.anonymous ?? false);
  const message = readMessage(type, claims, { registration, deploymentId, targetLinkUri, person });
  const deployment = known ?? (await deps.noteDeployment(firstSeen(registration, deploymentId, now)));
  return { message, record, registration, deployment: checkDeployment(deployment), binding };
}

/** Row 6: a registration that is gone is as good as suspended. */
async function registrationOf(record: LoginState, deps: LaunchDeps): Promise<Registration> {
  const registration = await deps.registration(record.registrationId);
  if (!registration) throw new TrellisError('registration_inactive');
  return registration;
}

/** Rows 5 to 9: from a text to claims whose signature held. */
async function verifyToken(
  token: string | null,
  registration: Registration,
  { jwks, contact = null }: LaunchDeps,
): Promise<Claims> {
  const { alg, kid } = readHeader(token ?? '', registration.algorithms);
  if (registration.status !== 'active') throw inactive(registration.status, contact);
  return verifySignature(token ?? '', alg, await jwks.find(registration, kid));
}
