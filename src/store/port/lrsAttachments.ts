import type { AttachmentBytes } from '../../xapi/attachments.ts';

/** Which attachments one sweep looks at, oldest look first, and what it notes. Times in milliseconds since the epoch. */
export interface AttachmentSweep {
  /** Those last looked at before this moment. Younger ones may wait for the statement they came with. */
  readonly before: number;
  /** When this look is. */
  readonly now: number;
  readonly limit: number;
}

/** Bytes of attachments, once per tenant and hash. Whoever names them has their statement stored after them. */
export interface LrsAttachmentStore {
  /** Keeps them at `now` (milliseconds since the epoch); what is there already stays. */
  put(tenant: string, attachments: readonly AttachmentBytes[], now: number): Promise<void>;
  /** Those that are there, of these hashes (hexadecimal, small letters). */
  get(tenant: string, hashes: readonly string[]): Promise<readonly AttachmentBytes[]>;
  /**
   * Removes bytes that no statement names (voided ones name them too); how many were looked at, and how many are gone. What
   * is put meanwhile stays.
   */
  sweep(sweep: AttachmentSweep): Promise<{ readonly looked: number; readonly removed: number }>;
}
