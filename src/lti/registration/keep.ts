import type { Deployment, Registration } from '../registration.ts';
import { type CodeBook, spendRegistrationCode } from './code.ts';
import { isUnproved, type Settled, type SettleOutcome, settle } from './settle.ts';

/** Where registrations, deployments and codes are kept. */
export interface KeepDeps {
  readonly platforms: {
    settle(
      issuer: string,
      clientId: string,
      rule: (known: Registration | null) => Registration | null,
    ): Promise<Registration | null>;
    noteDeployment(deployment: Deployment): Promise<Deployment>;
    dropDeployments(registrationId: string): Promise<void>;
    changeDeployment(id: string, deployment: string, change: { status: 'active' }): Promise<boolean>;
    byIssuer(issuer: string): Promise<readonly Registration[]>;
    list(): Promise<readonly { readonly registration: Registration }[]>;
  };
  readonly codes: Pick<CodeBook, 'find' | 'spend'>;
  now(): number;
}

/**
 * What was kept, and what became of the code: `lost` to somebody who was faster, or `kept` because it can do nothing here
 * (it changes no address of an active registration).
 */
export interface Kept {
  readonly registration: Registration;
  readonly outcome: SettleOutcome;
  readonly code: 'none' | 'spent' | 'lost' | 'kept';
}

/**
 * Keeps a registration somebody told of: first as one that waits, then, when the code is still unspent, as active. So a
 * crash or a lost race between the two leaves a registration that waits, never one that nobody agreed to. Errors:
 * `registration_suspended`.
 */
export async function keepRegistration(
  told: Registration,
  { deploymentId, codeHash }: { deploymentId: string | null; codeHash: string | null },
  deps: KeepDeps,
): Promise<Kept> {
  const first = await settleIn(told, false, deps);
  const code = await spend(codeHash, first, deps);
  // Other addresses came from somebody else, and so did the deployments; gone before it is active, none ever launches.
  if (code === 'spent' && first.outcome === 'proposed' && isUnproved(first.registration))
    await deps.platforms.dropDeployments(first.registration.id);
  const last = code === 'spent' ? await settleIn(told, true, deps) : first;
  const outcome = first.outcome === 'created' ? 'created' : last.outcome;
  const kept = { registration: last.registration, outcome, code };
  await noteDeployment(deploymentId, told, kept, deps);
  return kept;
}

async function spend(
  codeHash: string | null,
  { outcome, registration }: Settled,
  deps: KeepDeps,
): Promise<Kept['code']> {
  if (codeHash === null) return 'none';
  if (outcome === 'proposed' && !isUnproved(registration)) return 'kept';
  const first = await spendRegistrationCode(deps.codes, codeHash, registration.id, deps.now());
  return first ? 'spent' : 'lost';
}

async function settleIn(told: Registration, approved: boolean, { platforms }: KeepDeps): Promise<Settled> {
  let outcome: SettleOutcome = 'created';
  const registration = await platforms.settle(told.issuer, told.clientId, (known) => {
    const settled = settle(known, told, approved);
    outcome = settled.outcome;
    return settled.registration;
  });
  return { outcome, registration: registration ?? told };
}

/**
 * The deployment named with a new registration is the one its administrator means, so it is let in with it; where each
 * deployment is another customer it waits for itself. A further one is accepted as the registration's policy says, but not
 * from a form, which proves nothing: its first launch is signed, and is noted then.
 */
async function noteDeployment(
  deploymentId: string | null,
  told: Registration,
  { registration, outcome, code }: Kept,
  { platforms, now }: KeepDeps,
): Promise<void> {
  const approved = code === 'spent';
  if (deploymentId === null || !(approved || outcome === 'created' || told.source?.by === 'discovery'))
    return;
  const first = outcome === 'created' && registration.tenantBy === 'registration';
  const active = approved || first || registration.deploymentPolicy === 'auto';
  await platforms.noteDeployment({
    registrationId: registration.id,
    deploymentId,
    status: active ? 'active' : 'pending',
    anonymous: false,
    firstSeenAt: now(),
  });
  // One that waits since a launch is let in by the operator's code.
  if (approved) await platforms.changeDeployment(registration.id, deploymentId, { status: 'active' });
}
