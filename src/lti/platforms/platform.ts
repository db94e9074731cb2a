import type { Family, Registration } from '../registration.ts';
import type { Score } from '../score.ts';
import type { RegistrationQuirks } from './registrationQuirks.ts';
import type { SetupFields } from './setupFields.ts';

/** Addresses and policies a new registration starts with; what is absent the administrator must give. */
interface RegistrationDefaults {
  readonly authUrl?: string;
  readonly tokenUrl?: string;
  readonly jwksUrl?: string;
  readonly audience?: string;
  readonly deploymentPolicy: Registration['deploymentPolicy'];
  readonly tenantBy: Registration['tenantBy'];
}

/** Everything that is special to one LMS. One file per family gives it; nothing else asks for the family. */
export interface Platform {
  readonly family: Family;
  /** Whether an issuer can only be this LMS. */
  recognises(issuer: string): boolean;
  readonly registration: RegistrationQuirks;
  readonly setup: SetupFields;
  registrationDefaults(issuer: string, clientId: string): RegistrationDefaults;
  /** Origins that frame the tool and serve its calls, as patterns of `isPinned`. */
  defaultOrigins(issuer: string, authUrl: string): readonly string[];
  /** `aud` of the client assertion, best first; the next is tried once when one is refused. */
  tokenAudiences(registration: Pick<Registration, 'audience' | 'tokenUrl'>): readonly string[];
  /** Members added to a score beyond the standard's. */
  scoreExtension(score: Score): Readonly<Record<string, unknown>>;
  /** Page size to ask for; null where asking for one does harm. */
  readonly lineItemLimit: number | null;
  readonly memberLimit: number | null;
  /** Custom parameter in which it tells who acts as the person of a launch; null where it tells that in none. */
  readonly masqueradeParameter: string | null;
  /** Whether an answer to a score means that a newer one stands, beside the standard's 409. */
  isSuperseded(status: number, body: string): boolean;
  /** Whether an answer means "too fast", beside the standard's 429. */
  isRateLimited(status: number, body: string): boolean;
  /** Whether an answer to a score means that this user cannot have a grade here. */
  isUngradable(status: number, body: string): boolean;
}

/** The origin of an address as a list; empty when it is none. */
export function originOf(url: string): readonly string[] {
  return URL.canParse(url) ? [new URL(url).origin] : [];
}

/** Whether the issuer is https on this host or below it. */
export function isOnHost(issuer: string, host: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' && (hostname === host || hostname.endsWith(`.${host}`));
}
