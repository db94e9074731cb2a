import type { LearnerSettings } from '../../api/learnerSettings.ts';

/** A person of one tenant, pseudonymous to everything but this record. */
export interface Learner {
  /** Derived from tenant and sub; says nothing by itself. */
  readonly id: string;
  readonly tenant: string;
  readonly issuer: string;
  readonly sub: string;
  /** What the platform chose to tell; null keeps what was known. */
  readonly name: string | null;
  readonly locale: string | null;
  readonly settings: LearnerSettings;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

export interface LearnerStore {
  /** Creates the learner or brings name, locale and last seen up to date (a null name keeps the known one). Atomic. */
  note(learner: Omit<Learner, 'settings' | 'createdAt'>): Promise<Learner>;
  saveSettings(id: string, settings: LearnerSettings): Promise<void>;
  get(id: string): Promise<Learner | null>;
  /** Those that exist, in no order. */
  many(ids: readonly string[]): Promise<readonly Learner[]>;
}
