import type { Deployment, Registration } from '../../lti/registration.ts';

/** What an operator may change about a platform; a field left out stays. */
type PlatformChange = Partial<Pick<Registration, 'status' | 'deploymentPolicy' | 'origins' | 'accounts'>>;

/** What an administrator may change about one deployment; a field left out stays. */
export type DeploymentChange = Partial<Pick<Deployment, 'status' | 'anonymous'>>;

/** Registrations of platforms and their deployments. */
export interface PlatformStore {
  /** Creates or replaces the registration of the same (issuer, clientId), keeping its id and creation time. Atomic. */
  put(registration: Registration): Promise<Registration>;
  /**
   * Applies a pure rule to the registration of this pair (null: there is none) and keeps what it answers (null: nothing
   * is changed). Returns what stands then. Atomic: the rule has seen the very registration that it replaces.
   */
  settle(
    issuer: string,
    clientId: string,
    rule: (known: Registration | null) => Registration | null,
  ): Promise<Registration | null>;
  /** False when there is no such registration. Atomic. */
  change(id: string, change: PlatformChange): Promise<boolean>;
  /** Creates the deployment, or returns the one that stands. */
  noteDeployment(deployment: Deployment): Promise<Deployment>;
  /** False when there is no such deployment. Atomic. */
  changeDeployment(registrationId: string, deploymentId: string, change: DeploymentChange): Promise<boolean>;
  /** Removes every deployment of a registration. */
  dropDeployments(registrationId: string): Promise<void>;
  /** Removes registrations that wait since before this moment, with their deployments; how many. One let in meanwhile stays. */
  sweepPending(before: number): Promise<number>;
  get(id: string): Promise<Registration | null>;
  byIssuer(issuer: string): Promise<readonly Registration[]>;
  list(): Promise<
    readonly { readonly registration: Registration; readonly deployments: readonly Deployment[] }[]
  >;
  deployment(registrationId: string, deploymentId: string): Promise<Deployment | null>;
}
