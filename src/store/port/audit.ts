/** What an administrative act was. */
const AUDIT_ACTS = [
  'linkMade',
  'signedIn',
  'signedOut',
  'accessEnded',
  'platformOpened',
  'platformRegistered',
  'platformStatus',
  'platformPolicy',
  'platformAccounts',
  'platformOrigins',
  'proposalAccepted',
  'proposalDismissed',
  'deploymentStatus',
  'anonymousLaunches',
  'codeMade',
  'codeRevoked',
  'keyRotated',
  'gradesRetried',
  'lrsKeyMade',
  'lrsKeyRevoked',
  'forwardAdded',
  'forwardChanged',
  'forwardRemoved',
  'forwardRetried',
  'learnerErased',
  'storeExported',
  'storeRestored',
  'experimentBegun',
  'experimentEnded',
  'experimentScaled',
] as const;

/** What was done. */
export type AuditAct = (typeof AUDIT_ACTS)[number];

/**
 * Who acted. `operator`: somebody signed in at `/admin`, by the first letters of their session's hash; `command`:
 * somebody at the command line; `administrator`: an administrator of an LMS, by the pseudonymous id of a learner; `tool`:
 * the tool itself, as when an LMS registers.
 */
export interface AuditActor {
  readonly kind: 'operator' | 'command' | 'administrator' | 'tool';
  readonly id: string | null;
}

/** One administrative act. Holds no name, address or secret. */
export interface AuditEntry {
  /** Sorts by time: fifteen digits of milliseconds, then what orders entries of one moment and tells them apart. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly actor: AuditActor;
  readonly act: AuditAct;
  /** Registration it was about; null where it was about none. */
  readonly registration: string | null;
  readonly deployment: string | null;
  /** What exactly: the new status, how many rows, the id of a key. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Which entries: all of a registration (of one deployment of it), or all there are. */
interface AuditScope {
  readonly registration: string | null;
  readonly deployment: string | null;
}

/** Who did what when. Entries are added and read, never changed; they go only by age, where the school has set one. */
export interface AuditStore {
  /** Adds an entry; the same id again changes nothing. */
  append(entry: AuditEntry): Promise<void>;
  /** Newest first, those before the entry `before` (null: from the newest); at most `limit`. */
  page(scope: AuditScope, before: string | null, limit: number): Promise<readonly AuditEntry[]>;
}
