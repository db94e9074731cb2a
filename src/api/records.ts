import { z } from 'zod';

/** Statements of learning kept here: who may read and write them from outside, and where they are sent on. */

const Id = z.string().min(1).max(255);
/** What a key may do; `mine` is what it wrote itself. */
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

/** IRIs or beginnings of IRIs, of which any may be meant. */
const Iris = z.array(z.string().min(3).max(2000)).max(50).default([]);

/** `POST /api/admin/records/forwards`: a record store that a customer's statements are sent on to. */
export const ForwardRequest = z.strictObject({
  tenant: Id,
  label: z.string().trim().min(1).max(200),
  /** Its base address; the guard of outbound requests decides whether it may be called. */
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine((url) => !/[?#@]/.test(url), 'an address without user, query and fragment')
    .transform((url) => url.replace(/\/+$/, '').replace(/\/statements$/, '')),
  username: z.string().min(1).max(500),
  password: z.string().min(1).max(500),
  version: Version.default('2.0.0'),
  verbs: Iris,
  activities: Iris,
  ownOnly: z.boolean().default(false),
  /** Also what was stored before now. */
  fromStart: z.boolean().default(true),
});
export type ForwardRequest = z.infer<typeof ForwardRequest>;

/** `POST /api/admin/records/forwards/pause` */
export const PauseRequest = z.strictObject({ id: Id, paused: z.boolean() });

/** A page of what a target refuses. */
export const LettersQuery = z.object({ target: Id, after: z.string().max(100).optional() });

/** A target and how sending goes. Times in ms since the epoch. */
export interface ForwardView {
  readonly id: string;
  readonly label: string;
  readonly tenant: string;
  readonly endpoint: string;
  readonly username: string;
  readonly version: '1.0.3' | '2.0.0';
  readonly filter: {
    readonly verbs: readonly string[];
    readonly activities: readonly string[];
    readonly ownOnly: boolean;
  };
  readonly createdAt: number;
  readonly paused: boolean;
  readonly sent: number;
  readonly sentAt: number | null;
  readonly failingSince: number | null;
  readonly attempts: number;
  readonly reason: 'unreachable' | 'busy' | 'unauthorised' | 'unexpected' | 'blocked' | null;
  /** When the next try is due. */
  readonly due: number;
  /** Statements up to this moment have been dealt with; null before the first. */
  readonly upTo: number | null;
  /** Statements the target refuses for good. */
  readonly refused: number;
}

/** A statement that a target refuses. */
export interface LetterView {
  readonly statement: string;
  readonly status: number;
  readonly at: number;
}

/** `GET /api/admin/records`: everything about statements from and to outside. */
export interface RecordsView {
  /** Base address that clients are given. */
  readonly endpoint: string;
  readonly tenants: readonly TenantView[];
  readonly keys: readonly LrsKeyView[];
  readonly forwards: readonly ForwardView[];
}
