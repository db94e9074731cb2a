import type { RegistrationCode } from '../../lti/registration/code.ts';

/** One-time codes by which an operator agrees to a registration in advance. */
export interface RegistrationCodeStore {
  put(code: RegistrationCode): Promise<void>;
  /** Uses it up for a registration; false when it is unknown, used or expired. Atomic: one of any number of callers gets true. */
  spend(hash: string, registrationId: string, now: number): Promise<boolean>;
  /** Takes back a code that was not used; false when there is none. */
  revoke(hash: string): Promise<boolean>;
  /** Forgets codes that ended before this moment; returns how many. */
  sweep(before: number): Promise<number>;
  find(hash: string): Promise<RegistrationCode | null>;
  /** Newest first. */
  list(): Promise<readonly RegistrationCode[]>;
}
