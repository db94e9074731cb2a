import type { LearnerModel } from '../learning/model.ts';
import type { Quiet } from '../store/port/grades.ts';
import type { Store } from '../store/port/store.ts';
import type { PackLibrary } from './packLibrary.ts';
import type { ParameterLibrary } from './parameterLibrary.ts';
import type { PrivacyRules } from './privacy/rules.ts';
import type { RecentStates } from './recentStates.ts';
import type { Trials } from './trials.ts';

/** What the worker looks for: entries of the log with effects, or grades to send. */
export type Due = 'effects' | 'grades';

/** What every use case is given. Clock and identity come in, so that tests decide them. */
export interface Practice {
  readonly store: Store;
  readonly packs: PackLibrary;
  readonly model: LearnerModel<unknown>;
  readonly parameters: ParameterLibrary;
  /** States of learners who are at work. */
  readonly recent: RecentStates;
  /** Trials of activities before they are published. */
  readonly trials: Trials;
  /** Public origin of the tool, for IRIs. */
  readonly publicUrl: string;
  readonly quiet: Quiet;
  /** What the school has decided about people's data. */
  readonly privacy: PrivacyRules;
  /** Signs what links placed in courses refer to, see `contentReference.ts`. */
  readonly referenceKey: Uint8Array;
  /** Makes pseudonyms for statements, see `account.ts`. */
  readonly accountKey: Uint8Array;
  /** Namespace of the ids of the tool's own statements, see `account.ts`. */
  readonly statementNamespace: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A fresh UUID. */
  newId(): string;
  /** Tells how long a decision took, in milliseconds. */
  decided(ms: number): void;
  /** Tells the operator of a failure that costs nobody their request. */
  trouble(what: string, error: unknown): void;
  /** Tells the worker that something of this kind is due. */
  nudge(due: Due): void;
}
