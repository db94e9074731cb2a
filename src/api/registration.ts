import { z } from 'zod';

const ADDRESS = 2048;
const typed = (length: number) => z.string().trim().max(length);

/** `POST /lti/register`: "Connect" was pressed on the page that carries this confirmation. */
export const ConnectRequest = z.strictObject({
  confirmation: z.string().min(1).max(20_000),
  /** One-time code of the operator; empty without one. */
  code: typed(64),
});

/** `POST /lti/setup`: what an administrator copied from their LMS. A field that is left out is empty. */
export const SetupRequest = z.strictObject({
  family: z.string().max(32),
  issuer: typed(ADDRESS),
  clientId: typed(255),
  deploymentId: typed(255),
  authUrl: typed(ADDRESS),
  tokenUrl: typed(ADDRESS),
  jwksUrl: typed(ADDRESS),
  audience: typed(ADDRESS),
  code: typed(64),
});
export type SetupRequest = z.infer<typeof SetupRequest>;
export type SetupField = keyof Omit<SetupRequest, 'family' | 'code'>;

/** What became of a registration. */
export interface RegistrationResult {
  /** `active`: launches work now. `pending`: they work once the operator agrees. `proposed`: new addresses wait, the old ones stay in use. */
  readonly state: 'active' | 'pending' | 'proposed';
  /** It was known before. */
  readonly known: boolean;
  /** A code that was given and is not used up, with the reason; null when there was none or it did its work. */
  readonly code: 'lost' | 'kept' | null;
  readonly family: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string | null;
  /** OAuth scopes that were asked for and not granted. */
  readonly missing: readonly string[];
  /** Origins the closing message may go to, as patterns: exact, or `https://*.domain`. */
  readonly origins: readonly string[];
  /** Whom to ask; null where the operator has not said. */
  readonly contact: string | null;
}

/** A value of the tool that is typed into an LMS; `id` names the field there. */
export interface SetupValue {
  readonly id: string;
  readonly value: string;
}

/** What an administrator types into one LMS, and what they bring back. */
export interface SetupGuide {
  readonly family: string;
  readonly values: readonly SetupValue[];
  /** Fields without which this LMS cannot be found. */
  readonly back: readonly SetupField[];
  /** The issuer where it is the same for every school; else empty. */
  readonly issuer: string;
}
