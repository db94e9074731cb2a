import type { Store } from '../store/port/store.ts';

/** What every use case of the record store is given. */
export interface Lrs {
  readonly store: Pick<Store, 'statements' | 'lrsDocuments' | 'lrsAttachments' | 'lrsThings'>;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh UUID. */
  newId(): string;
}
