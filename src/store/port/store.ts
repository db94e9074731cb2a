import type { AccessStore } from './accesses.ts';
import type { ActivityStore } from './activities.ts';
import type { AdminAccessStore } from './adminAccess.ts';
import type { AuditStore } from './audit.ts';
import type { ErasureStore } from './erasures.ts';
import type { GradeQueueStore } from './gradeQueue.ts';
import type { GradeStore } from './grades.ts';
import type { HealthStore } from './health.ts';
import type { KeyStore } from './keys.ts';
import type { LaunchStore } from './launches.ts';
import type { LearnerStore } from './learners.ts';
import type { LinkStore } from './links.ts';
import type { LogStore } from './log.ts';
import type { LrsKeyStore } from './lrsKeys.ts';
import type { PackStore } from './packs.ts';
import type { PeopleStore } from './people.ts';
import type { PlatformStore } from './platforms.ts';
import type { RegistrationCodeStore } from './registrationCodes.ts';
import type { RetentionStore } from './retention.ts';
import type { RosterStore } from './rosters.ts';
import type { SessionStore } from './sessions.ts';
import type { SnapshotStore } from './snapshots.ts';
import type { StatementStore } from './statements.ts';
import type { SummaryStore } from './summaries.ts';
import type { TurnStore } from './turns.ts';
import type { TurnstileStore } from './turnstiles.ts';

/** Everything kept, one small interface per noun. Failures of the engine come as `TrellisError('store_unavailable')`. */
export interface Store {
  readonly log: LogStore;
  readonly turns: TurnStore;
  readonly snapshots: SnapshotStore;
  readonly learners: LearnerStore;
  readonly activities: ActivityStore;
  readonly links: LinkStore;
  readonly grades: GradeStore;
  readonly summaries: SummaryStore;
  readonly statements: StatementStore;
  readonly platforms: PlatformStore;
  readonly registrationCodes: RegistrationCodeStore;
  readonly launches: LaunchStore;
  readonly keys: KeyStore;
  readonly sessions: SessionStore;
  readonly packs: PackStore;
  readonly rosters: RosterStore;
  readonly gradeQueue: GradeQueueStore;
  readonly health: HealthStore;
  readonly adminAccess: AdminAccessStore;
  readonly audit: AuditStore;
  readonly turnstiles: TurnstileStore;
  readonly people: PeopleStore;
  readonly erasures: ErasureStore;
  readonly accesses: AccessStore;
  readonly retention: RetentionStore;
  readonly lrsKeys: LrsKeyStore;
  /** Rejects with `store_unavailable` when the engine does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
