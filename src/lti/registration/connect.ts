import { decodeJwt } from 'jose';
import { TrellisError } from '../../errors.ts';
import type { Fetch } from '../http.ts';
import { newRegistration } from '../newRegistration.ts';
import { familyOf, platformOf } from '../platforms/platformOf.ts';
import type { Registration } from '../registration.ts';
import { clientMetadata, type Wishes, wishesAt } from './clientMetadata.ts';
import { checkRegistrationCode } from './code.ts';
import type { PlatformConfiguration } from './configuration.ts';
import { type OpenedConfirmation, openConfirmation } from './confirmation.ts';
import { discover } from './discover.ts';
import { type Enrolment, enrol } from './enrol.ts';
import { type KeepDeps, type Kept, keepRegistration } from './keep.ts';
import type { RegistrationRequest } from './request.ts';
import { checkRoom } from './room.ts';

/** What connecting to a platform takes: the guarded fetch, what seals the page's confirmation, and where it is kept. */
export interface ConnectDeps extends KeepDeps {
  readonly fetch: Fetch;
  readonly secret: string;
  readonly publicUrl: string;
  /** True the first time an id is seen. Atomic. */
  rememberOnce(id: string, expiresAt: number): Promise<boolean>;
  newId(): string;
}

/** A connection made: what was kept, and what was asked for and not granted. */
export interface Connected extends Kept {
  readonly deploymentId: string | null;
  readonly missingScopes: readonly string[];
}

/**
 * Dynamic registration after the administrator has pressed "Connect" (LTI dynamic registration 1.0), a contents page. A
 * mistyped code is told before the confirmation is used up; from there on every order fetches once, however often it is
 * sent. Errors: those of the steps.
 */
export async function connectPlatform(
  order: { readonly confirmation: string; readonly code: string | null },
  deps: ConnectDeps,
): Promise<Connected> {
  const opened = await openConfirmation(order.confirmation, { secret: deps.secret, now: deps.now() });
  const codeHash =
    order.code === null ? null : await checkRegistrationCode(deps.codes, order.code, deps.now());
  await useUp(opened, deps);
  checkToken(opened.request, deps.now());
  const told = await discover(opened.request, deps.fetch);
  await checkNotSuspended(told, deps);
  // Before the LMS makes anything: afterwards a refusal would leave half a registration there.
  if (codeHash === null) await checkRoom('discovery', deps.platforms);
  const quirks = platformOf(familyOf(told.issuer, told.productCode)).registration;
  const wishes = wishesAt(told, quirks);
  const metadata = clientMetadata(deps.publicUrl, wishes, quirks);
  const enrolment = await enrol(told.registrationUrl, { token: opened.request.token, metadata }, deps.fetch);
  const registration = registrationOf(told, enrolment, opened.request, deps);
  const { deploymentId } = enrolment;
  const kept = await keepRegistration(registration, { deploymentId, codeHash }, deps);
  return { ...kept, deploymentId, missingScopes: quirks.tellsScopes ? missing(wishes, enrolment) : [] };
}

async function useUp({ id, expiresAt }: OpenedConfirmation, deps: ConnectDeps): Promise<void> {
  if (!(await deps.rememberOnce(`register:${id}`, expiresAt))) throw new TrellisError('confirmation_used');
}

/** Registration tokens of Moodle and Canvas are JWTs that say when they end; asking with an ended one would only cost time. */
function checkToken({ token, configurationUrl }: RegistrationRequest, now: number): void {
  const { host } = new URL(configurationUrl);
  if (expiryOf(token) < now) throw new TrellisError('registration_token_expired', host, { params: { host } });
}

function expiryOf(token: string | null): number {
  try {
    const { exp } = decodeJwt(token ?? '');
    return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Told before anything is made in the LMS, where the issuer alone says which school it is. */
async function checkNotSuspended(told: PlatformConfiguration, { platforms }: ConnectDeps): Promise<void> {
  const known = await platforms.byIssuer(told.issuer);
  const shared = platformOf(familyOf(told.issuer, told.productCode)).registration.sharedIssuer;
  if (!shared && known.length > 0 && known.every(({ status }) => status === 'suspended'))
    throw new TrellisError('registration_suspended');
}

function registrationOf(
  told: PlatformConfiguration,
  { clientId }: Enrolment,
  { configurationUrl }: RegistrationRequest,
  deps: ConnectDeps,
): Registration {
  const { issuer, authUrl, tokenUrl, jwksUrl, productCode } = told;
  const input = {
    issuer,
    clientId,
    family: familyOf(issuer, productCode),
    authUrl,
    tokenUrl,
    jwksUrl,
    ...(told.audience === null || told.audience === tokenUrl ? {} : { audience: told.audience }),
  };
  const source = { by: 'discovery', host: new URL(configurationUrl).host, at: deps.now() } as const;
  return { ...newRegistration(input, { id: deps.newId(), now: deps.now() }), source };
}

function missing({ scopes }: Wishes, { scopes: granted }: Enrolment): readonly string[] {
  return granted === null ? [] : scopes.filter((scope) => !granted.includes(scope));
}
