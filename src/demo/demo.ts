import type { JWTVerifyGetKey } from 'jose';
import type { Logger } from 'pino';
import type { Journal } from './journal.ts';
import type { LiveEvents } from './liveEvents.ts';
import type { PlatformKey } from './platformKey.ts';
import type { ClassRuns } from './practise/classRuns.ts';
import type { DemoRegistration } from './registration.ts';
import type { StateFile } from './stateFile.ts';

/** The parts of one running demo LMS, handed to every route. */
export interface Demo {
  /** Scheme, host and port under which browsers and the tool reach it. */
  readonly origin: string;
  readonly tool: { readonly url: string; readonly origin: string; readonly launchUrl: string };
  readonly registration: DemoRegistration;
  readonly state: StateFile;
  readonly key: PlatformKey;
  /** Finds the tool's public keys at its published address. */
  readonly toolKeys: JWTVerifyGetKey;
  readonly live: LiveEvents;
  readonly journal: Journal;
  readonly runs: ClassRuns;
  /** How long a service waits while "slow" is on, in milliseconds. */
  readonly slowMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly logger: Logger;
}
