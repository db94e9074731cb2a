import { TrellisError } from '../../errors.ts';
import type { LoginState } from '../loginState.ts';
import type { Deployment, Registration } from '../registration.ts';
import { identifier, ltiClaim } from './claim.ts';
import type { Claims } from './signature.ts';

/** Row 16, first half: the id in the token, equal to the one at login when that was sent. */
export function readDeploymentId(claims: Claims, record: LoginState): string {
  const id = identifier(ltiClaim(claims, 'deployment_id'));
  if (id === null) throw new TrellisError('deployment_missing');
  if (record.deploymentId !== null && record.deploymentId !== id)
    throw new TrellisError('deployment_mismatch');
  return id;
}

/** Row 16, second half: a deployment that is known must be active. */
export function checkDeployment(deployment: Deployment): Deployment {
  const params = { deployment: deployment.deploymentId };
  if (deployment.status === 'pending') throw new TrellisError('deployment_pending', '', { params });
  if (deployment.status === 'suspended') throw new TrellisError('deployment_disabled', '', { params });
  return deployment;
}

/** How a deployment starts that is seen for the first time: as the registration's policy says, guests shut out. */
export function firstSeen(registration: Registration, deploymentId: string, now: number): Deployment {
  return {
    registrationId: registration.id,
    deploymentId,
    status: registration.deploymentPolicy === 'auto' ? 'active' : 'pending',
    anonymous: false,
    firstSeenAt: now,
  };
}
