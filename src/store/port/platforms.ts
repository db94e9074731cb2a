import type { Deployment, Registration } from '../../lti/registration.ts';

/** What an operator may change about a platform; a field left out stays. */
export type PlatformChange = Partial<Pick<Registration, 'status' | 'deploymentPolicy' | 'origins'>>;

/** What an administrator may change about one deployment; a field left out stays. */
export type DeploymentChange = Partial<Pick<Deployment, 'status' | 'anonymous'>>;

export interface PlatformStore {
  /** Creates or replaces the registration of the same (issuer, clientId), keeping its id and creation time. Atomic. */
  put(registration: Registration): Promise<Registration>;
  /** False when there is no such registration. Atomic. */
  change(id: string, change: PlatformChange): Promise<boolean>;
  /** Creates the deployment, or returns the one that stands. */
  noteDeployment(deployment: Deployment): Promise<Deployment>;
  /** False when there is no such deployment. Atomic. */
  changeDeployment(registrationId: string, deploymentId: string, change: DeploymentChange): Promise<boolean>;
  get(id: string): Promise<Registration | null>;
  byIssuer(issuer: string): Promise<readonly Registration[]>;
  list(): Promise<
    readonly { readonly registration: Registration; readonly deployments: readonly Deployment[] }[]
  >;
  deployment(registrationId: string, deploymentId: string): Promise<Deployment | null>;
}
