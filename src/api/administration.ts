import { z } from 'zod';

const Status = z.enum(['pending', 'active', 'suspended']);
/** Ids of platforms and deployments are the LMS's or ours; all are short. */
const Id = z.string().min(1).max(255);

export type AdminStatus = z.infer<typeof Status>;

/** Signs an operator in by the secret of a one-time link. */
export const SignInRequest = z.strictObject({ link: z.string().min(1).max(200) });

/** What addresses were seen, as the tool tells them (`AddressesView`). */
const Digest = z.string().min(1).max(100);

/** Changes a platform; what is left out stays. */
export const PlatformRequest = z
  .strictObject({
    status: z.enum(['active', 'suspended']),
    deploymentPolicy: z.enum(['auto', 'manual']),
    /** How statements name people who come for the first time. */
    accounts: z.enum(['sub', 'pseudonym']),
    /** All that may show the tool in a frame and receive grades, in place of those that stand. */
    origins: z.array(z.string().max(300)).min(1).max(50),
    /** Digest of the addresses that were seen: needed to let in one that waits. */
    addresses: Digest,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'nothing to change');
export type PlatformRequest = z.infer<typeof PlatformRequest>;

/** Changes one deployment; what is left out stays. */
export const DeploymentRequest = z
  .strictObject({
    deployment: Id,
    status: z.enum(['active', 'suspended']).optional(),
    anonymous: z.boolean().optional(),
  })
  .refine(({ status, anonymous }) => status !== undefined || anonymous !== undefined, 'nothing to change');
export type DeploymentRequest = z.infer<typeof DeploymentRequest>;

/** Sends grades again: one row, or all of a platform (for an LMS's administrator: of their own). */
export const RetryRequest = z.strictObject({
  key: z.string().min(1).max(600).nullable(),
  platform: Id.nullable().default(null),
});
export type RetryRequest = z.infer<typeof RetryRequest>;

/** A page of the queue: of one platform or all, after a row. */
export const QueueQuery = z.object({ platform: Id.optional(), after: z.string().max(600).optional() });

/** A page of the audit log, before an entry. */
export const AuditQuery = z.object({ before: z.string().max(100).optional() });

/** Asks for a registration code; the note says whom it is for. */
export const CodeRequest = z.strictObject({ note: z.string().max(200).default('') });

/** Takes the addresses that wait into use, if they are those that were seen, or forgets what waits. */
export const ProposalRequest = z.discriminatedUnion('accept', [
  z.strictObject({ accept: z.literal(true), digest: Digest }),
  z.strictObject({ accept: z.literal(false) }),
]);
export type ProposalRequest = z.infer<typeof ProposalRequest>;

/** Takes a registration code back. */
export const RevokeCodeRequest = z.strictObject({ id: z.string().min(1).max(100) });

/** One kind of failure at a platform. Times in ms since the epoch. */
export interface FaultView {
  readonly code: string;
  readonly count: number;
  readonly lastAt: number;
  readonly reference: string;
}

/** Grades of a platform that have not arrived, by state, and why. */
export interface QueueTally {
  readonly waiting: number;
  readonly retrying: number;
  readonly parked: number;
  readonly superseded: number;
  /** Those that stand in a gradebook otherwise than decided here, as last read. */
  readonly differing: number;
  /** Reasons of those that are tried again or have been given up, most frequent first. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

/** One deployment as an administrator sees it. */
export interface DeploymentView {
  readonly id: string;
  readonly status: AdminStatus;
  readonly anonymous: boolean;
  readonly firstSeenAt: number;
  readonly lastLaunchAt: number | null;
  readonly lastGradeAt: number | null;
}

/** Where a registration came from: the LMS itself, or a form that anybody may fill in. */
interface SourceView {
  readonly by: 'discovery' | 'form';
  readonly host: string;
  readonly at: number;
}

/** Addresses of a platform: by whose keys launches are believed, where tokens go, who may frame the tool. */
export interface AddressesView {
  /** Which LMS it is said to be. */
  readonly family: string;
  readonly authUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly audience: string | null;
  readonly origins: readonly string[];
  /** Those outside the issuer's domain that its LMS is not known to have elsewhere. */
  readonly foreign: readonly ('authUrl' | 'tokenUrl' | 'jwksUrl')[];
  /** Sent back with a decision, which is then about exactly these. */
  readonly digest: string;
}

/** Addresses that wait for the operator. */
export interface ProposalView extends AddressesView {
  readonly source: SourceView;
}

/** One platform as an administrator sees it, with how it fares. */
export interface PlatformView {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly family: string;
  readonly status: AdminStatus;
  readonly deploymentPolicy: 'auto' | 'manual';
  readonly accounts: 'sub' | 'pseudonym';
  /** Each deployment is a customer of its own. */
  readonly shared: boolean;
  readonly addresses: AddressesView;
  readonly createdAt: number;
  /** Who told of it; null when the operator did. */
  readonly source: SourceView | null;
  /** Other addresses somebody asks for; null when none wait. */
  readonly proposal: ProposalView | null;
  readonly lastLaunchAt: number | null;
  readonly lastGradeAt: number | null;
  readonly faults: readonly FaultView[];
  /** Messages that named the platform and failed before its signature was verified: anybody can send those. */
  readonly unverified: readonly FaultView[];
  readonly grades: QueueTally;
  readonly deployments: readonly DeploymentView[];
}

/** A grade that has not arrived. Names nobody and tells no result: who administers does not teach. */
export interface QueuedGrade {
  readonly key: string;
  readonly platform: string;
  readonly activity: string | null;
  readonly course: string | null;
  /** Pseudonymous. */
  readonly learner: string;
  readonly status: 'waiting' | 'retrying' | 'parked' | 'superseded' | 'sent';
  readonly reason: string | null;
  readonly attempts: number;
  readonly failingSince: number | null;
  readonly due: number | null;
}

/** Some rows, and what to ask for the next ones by; null at the end. */
export interface Slice<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** One signing key of the tool. */
export interface KeyView {
  readonly kid: string;
  readonly state: 'coming' | 'signing' | 'retired';
  readonly createdAt: number;
  readonly activeFrom: number;
  readonly retiredAt: number | null;
}

/** A registration code that was made; `id` is what it is revoked by, never the code. */
export interface CodeView {
  readonly id: string;
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** A code just made; shown once. */
export interface NewCode {
  readonly text: string;
  readonly expiresAt: number;
}

/** One line of the audit log. */
export interface AuditView {
  readonly id: string;
  readonly at: number;
  readonly actor: {
    readonly kind: 'operator' | 'command' | 'administrator' | 'tool';
    readonly id: string | null;
  };
  readonly act: string;
  readonly platform: { readonly id: string; readonly issuer: string | null } | null;
  readonly deployment: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** What an operator sees first. */
export interface AdminOverview {
  readonly platforms: readonly PlatformView[];
  readonly updatedAt: number;
  /** When the session ends. */
  readonly expiresAt: number;
}

/** A session begun by a one-time link. */
export interface SignedIn {
  readonly token: string;
  readonly overview: AdminOverview;
}
