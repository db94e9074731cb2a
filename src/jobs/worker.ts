import type { Logger } from 'pino';
import type { ServiceDeps } from '../lti/service.ts';
import type { Retention } from '../practice/privacy/rules.ts';
import type { RecentStates } from '../practice/recentStates.ts';
import type { Quiet } from '../store/port/grades.ts';
import type { Store } from '../store/port/store.ts';
import type { AnyStatement } from '../xapi/anyStatement.ts';
import type { LrsFetch } from '../xapi/client.ts';

/** What jobs are given. */
export interface Worker {
  readonly store: Store;
  /** Calls to platforms. */
  readonly services: ServiceDeps;
  /** Calls to other record stores, through the guard like every call. */
  readonly lrsFetch: LrsFetch;
  readonly quiet: Quiet;
  /** Public origin of the tool. */
  readonly publicUrl: string;
  /** Opens what was sealed under the tool's secret. Rejects with `config_invalid` when the secret is another. */
  unseal(sealed: string, label: string): Promise<string>;
  /** Rotation of the tool's keys: how old the newest grows, in milliseconds, and how a new one is made. */
  readonly keys: { readonly everyMs: number; rotate(): Promise<unknown> };
  /** For how long the school keeps what. */
  readonly retention: Retention;
  /** What this process holds in memory of learners at work. */
  readonly recent: Pick<RecentStates, 'forget'>;
  /** Calibrates a pack if its log has grown enough. */
  calibrate(pack: string): Promise<void>;
  readonly logger: Logger;
  /** What a statement of another tool means for a tenant's learners. Doing it twice changes nothing. */
  learnFrom(tenant: string, statement: AnyStatement): Promise<void>;
  /** Notes that a grade has arrived, for the health of its platform. */
  graded(where: { readonly registration: string; readonly deployment: string }): void;
  /** A fresh UUID. */
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A number in [0, 1), for jitter. */
  chance(): number;
}
