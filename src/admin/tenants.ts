import type { TenantView } from '../api/records.ts';
import { TrellisError } from '../errors.ts';
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
export function tenantsOf(platform: Platform): readonly string[] {
  return customersOf(platform).map(({ tenant }) => tenant);
}

/** Customers within reach; null for all there are. */
export function tenantsWithin(scope: AdminScope): readonly string[] | null {
  return scope.kind === 'everything' ? null : [scope.tenant];
}

/** One customer, and the platform (and deployment) it is. */
interface Customer {
  readonly tenant: string;
  readonly registration: string;
  readonly deployment: string | null;
  readonly name: string;
}

function customersOf({ registration, deployments }: Platform): Customer[] {
  const { id, issuer, clientId, tenantBy } = registration;
  const name = `${issuer} (${clientId})`;
  if (tenantBy === 'registration') return [{ tenant: id, registration: id, deployment: null, name }];
  return deployments.map(({ deploymentId }) => ({
    tenant: tenantOf(registration, deploymentId),
    registration: id,
    deployment: deploymentId,
    name: `${name}, ${deploymentId}`,
  }));
}

/** The platform of a customer. @throws TrellisError `not_found`, also for one out of reach */
export async function customerOf(
  admin: Pick<Administration, 'store'>,
  scope: AdminScope,
  tenant: string,
): Promise<Pick<Customer, 'registration' | 'deployment'>> {
  const found = (await platformsOf(admin, scope)).flatMap(customersOf).find((one) => one.tenant === tenant);
  if (!found) throw new TrellisError('not_found', 'no such customer');
  return { registration: found.registration, deployment: found.deployment };
}

/** Customers within reach, by name. */
export async function viewTenants(
  admin: Pick<Administration, 'store'>,
  scope: AdminScope,
): Promise<readonly TenantView[]> {
  const customers = (await platformsOf(admin, scope)).flatMap(customersOf);
  return customers
    .map(({ tenant, name }) => ({ id: tenant, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
