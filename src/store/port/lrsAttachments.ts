import type { AttachmentBytes } from '../../xapi/attachments.ts';

/** Bytes of attachments, once per tenant and hash. Whoever names them has their statement stored after them. */
export interface LrsAttachmentStore {
  /** Keeps them; what is there already stays. */
  put(tenant: string, attachments: readonly AttachmentBytes[]): Promise<void>;
  /** Those that are there, of these hashes (hexadecimal, small letters). */
  get(tenant: string, hashes: readonly string[]): Promise<readonly AttachmentBytes[]>;
}
