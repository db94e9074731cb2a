import type { Deployment, Registration, RegistrationStatus } from '../../lti/registration.ts';

export interface PlatformStore {
  /** Creates or replaces the registration of the same (issuer, clientId), keeping its id and creation time. Atomic. */
  put(registration: Registration): Promise<Registration>;
  setStatus(id: string, status: RegistrationStatus): Promise<boolean>;
  /** Creates the deployment, or returns the one that stands. */
  noteDeployment(deployment: Deployment): Promise<Deployment>;
  setDeploymentStatus(
    registrationId: string,
    deploymentId: string,
    status: RegistrationStatus,
  ): Promise<boolean>;
  get(id: string): Promise<Registration | null>;
  byIssuer(issuer: string): Promise<readonly Registration[]>;
  list(): Promise<
    readonly { readonly registration: Registration; readonly deployments: readonly Deployment[] }[]
  >;
  deployment(registrationId: string, deploymentId: string): Promise<Deployment | null>;
}
