import type { LearnerSettings } from '../../api/learnerSettings.ts';

/** A person of one tenant, pseudonymous to everything but this record. */
export interface Learner {
  /** Derived from tenant and sub; says nothing by itself. */
  readonly id: string;
  readonly tenant: string;
  readonly issuer: string;
  readonly sub: string;
  /** Name in statements, fixed when the learner first came; absent for the sub itself. */
  readonly accountName?: string;
  /** What the platform chose to tell; null keeps what was known. */
  readonly name: string | null;
  readonly locale: string | null;
  readonly settings: LearnerSettings;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** Which text of the school they agreed to before practising, and when; left out where none was asked for. */
  readonly consent?: Consent;
  /** Set while everything of them is being removed: since when. */
  readonly erasing?: number;
}

/** That somebody agreed to a text, named by its fingerprint. */
interface Consent {
  readonly version: string;
  readonly at: number;
}

/** Who has launched, under a pseudonymous id; the one place that knows names. */
export interface LearnerStore {
  /**
   * Creates the learner or brings name, locale and last seen up to date (a null name keeps the known one). Somebody who is
   * being erased stays as they are, and so does the name in statements of somebody who is known. Atomic.
   */
  note(learner: Omit<Learner, 'settings' | 'createdAt' | 'consent' | 'erasing'>): Promise<Learner>;
  saveSettings(id: string, settings: LearnerSettings): Promise<void>;
  saveConsent(id: string, consent: Consent): Promise<void>;
  get(id: string): Promise<Learner | null>;
  /** Who has this pseudonym in statements, or null. */
  byAccountName(tenant: string, name: string): Promise<Learner | null>;
  /** Those that exist, in no order. */
  many(ids: readonly string[]): Promise<readonly Learner[]>;
}
