import type { GradeDelivery } from '../store/port/grades.ts';
import type { Appended, LogEntry } from '../store/port/log.ts';
import type { Inserted } from '../store/port/statements.ts';
import type { Store } from '../store/port/store.ts';
import type { Metrics } from './metrics.ts';

/** One call of the store that has ended: `noun.method`, what it was given and answered, how long it took in milliseconds. */
export interface StoreCall {
  readonly call: string;
  readonly args: readonly unknown[];
  /** Undefined when it failed. */
  readonly result: unknown;
  readonly ms: number;
}

/** `noun.method` of whatever the store has: a method that is renamed is told by the compiler. */
type CallName = {
  [Noun in keyof Store]: `${Noun}.${keyof Store[Noun] & string}`;
}[keyof Store];

type Teller = (metrics: Metrics, call: StoreCall) => void;

/** What particular calls tell beside their time. Arguments and results are those of the port's methods. */
const TOLD: ReadonlyMap<string, Teller> = new Map(
  Object.entries({
    'log.append': ({ answers }, { args, result }) => {
      const { event } = args[0] as LogEntry;
      if (event.kind !== 'attempt' || (result as Appended).outcome !== 'stored') return;
      answers.inc({ result: event.mark.correct ? 'right' : 'wrong' });
    },
    'grades.finish': ({ grades }, { args, result }) => {
      const { status, reason } = args[1] as GradeDelivery;
      if (result === true) grades.inc({ status, reason: reason ?? '' });
    },
    'statements.insert': ({ statements }, { result }) => statements.inc({ outcome: String(result) }),
    'statements.insertAll': ({ statements }, { args, result }) => {
      const batch = args[1] as readonly unknown[];
      const inserted = result as Inserted;
      // Of a batch that is refused nothing is stored: the one statement that stands in its way counts.
      if (inserted.outcome === 'conflict') return statements.inc({ outcome: 'conflict' });
      statements.inc({ outcome: 'stored' }, inserted.fresh);
      statements.inc({ outcome: 'duplicate' }, batch.length - inserted.fresh);
    },
  } satisfies Partial<Record<CallName, Teller>>),
);

/** Counts every call of the store, and what some of them mean. */
export function observeStore(metrics: Metrics): (call: StoreCall) => void {
  return (call) => {
    metrics.store.observe({ call: call.call }, call.ms / 1000);
    if (call.result !== undefined) TOLD.get(call.call)?.(metrics, call);
  };
}
