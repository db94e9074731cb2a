import { z } from 'zod';

/** Statements of learning kept here: who may read and write them from outside, and where they are sent on. */

const Id = z.string().min(1).max(255);
export const KeyScope = z.enum([
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'profile',
  'all',
]);
export type KeyScope = z.infer<typeof KeyScope>;
const Version = z.enum(['1.0.3', '2.0.0']);
/** Requests a minute that a key may make unless more is agreed. */
export const KEY_PER_MINUTE = 60_000;

/** `POST /api/admin/records/keys`: a key for a client of one customer. */
export const LrsKeyRequest = z.strictObject({
  tenant: Id,
  label: z.string().trim().min(1).max(200),
  scopes: z.array(KeyScope).min(1).max(6),
  version: Version.default('2.0.0'),
  perMinute: z.int().min(1).max(10_000_000).default(KEY_PER_MINUTE),
});
export type LrsKeyRequest = z.infer<typeof LrsKeyRequest>;

/** Names one key or one target. */
export const RecordId = z.strictObject({ id: Id });

/** A customer, as an operator tells it from others. */
export interface TenantView {
  readonly id: string;
  /** The platform's issuer, with the deployment where each is a customer. */
  readonly name: string;
}

/** A key of the LRS; the secret is kept nowhere. */
export interface LrsKeyView {
  readonly id: string;
  readonly label: string;
  readonly tenant: string;
  readonly scopes: readonly KeyScope[];
  readonly version: '1.0.3' | '2.0.0';
  readonly perMinute: number;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** A key just made: its secret is shown this once. */
export interface NewLrsKey {
  readonly key: LrsKeyView;
  readonly secret: string;
  /** Base address that a client is given. */
  readonly endpoint: string;
}
