import type { DeploymentRequest } from '../api/administration.ts';
import { TrellisError } from '../errors.ts';
import type { RegistrationStatus } from '../lti/registration.ts';
import { type Administration, type Administrator, reaches } from './administration.ts';
import { record } from './record.ts';
import { shutOut } from './shutOut.ts';

/** An LMS's own administrator lets waiting deployments in and shuts any out; a suspension is for operators to lift. */
function checkMay({ scope }: Administrator, from: RegistrationStatus, to: RegistrationStatus): void {
  if (scope.kind === 'everything') return;
  if (to === 'active' && from === 'suspended')
    throw new TrellisError('forbidden', 'a suspension is lifted by an operator');
  // Where deployments are customers, an operator decides who is one.
  if (to === 'active' && scope.deployment !== null)
    throw new TrellisError('forbidden', 'a customer is let in by an operator');
}

/**
 * Lets a deployment in or shuts it out, and says whether it may launch people without an id.
 * @throws TrellisError `not_found` also for one out of reach, `forbidden`
 */
export async function changeDeployment(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  by: Administrator,
  registration: string,
  { deployment, status, anonymous }: DeploymentRequest,
): Promise<void> {
  const { platforms } = admin.store;
  const known = reaches(by.scope, registration, deployment)
    ? await platforms.deployment(registration, deployment)
    : null;
  if (!known) throw new TrellisError('not_found', 'no such deployment');
  if (status !== undefined) {
    checkMay(by, known.status, status);
    await record(admin, by.actor, { act: 'deploymentStatus', registration, deployment, detail: { status } });
    await platforms.changeDeployment(registration, deployment, { status });
    if (status === 'suspended') await shutOut(admin.store, registration, deployment);
  }
  if (anonymous !== undefined) {
    const detail = { allowed: anonymous };
    await record(admin, by.actor, { act: 'anonymousLaunches', registration, deployment, detail });
    await platforms.changeDeployment(registration, deployment, { anonymous });
  }
}
