import { type Deployment, type Registration, tenantOf } from '../lti/registration.ts';
import type { Administration, AdminScope } from './administration.ts';

/** A platform with its deployments, as the store tells them. */
export interface Platform {
  readonly registration: Registration;
  readonly deployments: readonly Deployment[];
}

/** The platforms within reach, each with the deployments within reach. */
export async function platformsOf(
  { store }: Pick<Administration, 'store'>,
  scope: AdminScope,
): Promise<readonly Platform[]> {
  const all = await store.platforms.list();
  if (scope.kind === 'everything') return all;
  return all
    .filter(({ registration }) => registration.id === scope.registration)
    .map(({ registration, deployments }) => ({
      registration,
      deployments: deployments.filter(
        ({ deploymentId }) => scope.deployment === null || deploymentId === scope.deployment,
      ),
    }));
}

/** Customers of a platform. */
export function tenantsOf({ registration, deployments }: Platform): readonly string[] {
  if (registration.tenantBy === 'registration') return [registration.id];
  return deployments.map(({ deploymentId }) => tenantOf(registration, deploymentId));
}

/** Customers within reach; null for all there are. */
export function tenantsWithin(scope: AdminScope): readonly string[] | null {
  return scope.kind === 'everything' ? null : [scope.tenant];
}
