/** What an LMS is called in the data; quirks of each live in `platforms/<family>.ts`. */
export type Family = 'canvas' | 'moodle' | 'brightspace' | 'blackboard' | 'sakai' | 'generic';

/** How statements name people. */
export type AccountNaming = 'sub' | 'pseudonym';

/** `pending` waits for the operator, `active` may launch, `suspended` was shut out by the operator; none of them is for good. */
export type RegistrationStatus = 'pending' | 'active' | 'suspended';

/** One LTI platform set-up. Found by the exact pair (issuer, clientId): Canvas uses one issuer for every school. */
export interface Registration {
  readonly id: string;
  /** Exact, case-sensitive, no slash trimming. */
  readonly issuer: string;
  readonly clientId: string;
  readonly family: Family;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  /** `aud` of the client assertion when it is not the token URL (Brightspace). */
  readonly audience: string | null;
  /** Signature algorithms accepted in id_tokens; RS256 unless the administrator adds others. */
  readonly algorithms: readonly string[];
  /** `auto`: an unknown deployment is accepted at its first valid launch; `manual`: it waits as pending. */
  readonly deploymentPolicy: 'auto' | 'manual';
  /** Who is one customer: the registration, or each deployment where one client serves many schools (Blackboard). */
  readonly tenantBy: 'registration' | 'deployment';
  /** Origins that may frame our pages and that may receive a bearer token. */
  readonly origins: readonly string[];
  readonly status: RegistrationStatus;
  /** How people are named in statements: by the LMS's id of them, or a pseudonym; absent for the id. */
  readonly accounts?: AccountNaming;
  readonly createdAt: number;
  /** Who told of it; absent when the operator did. */
  readonly source?: RegistrationSource;
  /** Other addresses that somebody asks for; nothing uses them before the operator agrees. */
  readonly proposal?: RegistrationProposal;
}

/** Where a registration came from: a discovery document of `host`, or a form that anybody may fill in. */
export interface RegistrationSource {
  readonly by: 'discovery' | 'form';
  /** Host of the discovery document; of the issuer for a form. */
  readonly host: string;
  readonly at: number;
}

/** What of a registration decides whose launches are believed and where tokens go. */
export type Addresses = Pick<Registration, 'authUrl' | 'tokenUrl' | 'jwksUrl' | 'audience' | 'origins'>;

/**
 * Addresses that wait for the operator, and who told of them. What kind of LMS it is counts only where nobody has agreed to
 * the registration yet.
 */
export interface RegistrationProposal
  extends Addresses,
    Pick<Registration, 'family' | 'deploymentPolicy' | 'tenantBy'> {
  readonly source: RegistrationSource;
}

/** One installation of the tool under a registration. */
export interface Deployment {
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly status: RegistrationStatus;
  /** Whether launches without `sub` are let in, as guests who are never graded. */
  readonly anonymous: boolean;
  readonly firstSeenAt: number;
}

/** One customer: the boundary no learner, activity or row crosses. */
export function tenantOf(registration: Pick<Registration, 'id' | 'tenantBy'>, deploymentId: string): string {
  return registration.tenantBy === 'deployment' ? `${registration.id}:${deploymentId}` : registration.id;
}
