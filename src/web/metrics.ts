import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog } from '../store/port/backlog.ts';

/** What is counted, for `GET /metrics`. Nothing in a label names a person. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds per request, by method, route pattern and status class. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly errors: Counter<'code'>;
  /** Launches by the page they opened, or the code they were refused with. */
  readonly launches: Counter<'result'>;
  /** Answers that were written, by whether they were right. */
  readonly answers: Counter<'result'>;
  /** Seconds from what was read to what is to be written. */
  readonly decisions: Histogram;
  /** Tries to send a grade, by what the row became and the reason. */
  readonly grades: Counter<'status' | 'reason'>;
  readonly statements: Counter<'outcome'>;
  /** Seconds per call of the store, by noun and method. */
  readonly store: Histogram<'call'>;
  /** Looks at what waits; a store that does not answer leaves its gauges as they were. */
  refresh(): Promise<void>;
}

/** What waits to go out, and what stands elsewhere otherwise than it went out; asked for when somebody looks. */
export type MeasureOutgoing = () => Promise<{
  readonly effects: Backlog;
  readonly grades: Backlog;
  /** Grades that are not sent, by status. */
  readonly unsent: Readonly<Record<string, number>>;
  /** Grades that stand in a gradebook otherwise than decided here, as last read. */
  readonly differing: number;
}>;

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const STORE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5];
const DECISION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];

function counter<T extends string>(registry: Registry, name: string, help: string, labelNames: readonly T[]) {
  return new Counter({ name: `trellis_${name}`, help, labelNames, registers: [registry] });
}

function seconds<T extends string>(
  registry: Registry,
  about: { readonly name: string; readonly help: string; readonly buckets: number[] },
  labelNames: readonly T[],
) {
  return new Histogram({
    ...about,
    name: `trellis_${about.name}_seconds`,
    labelNames,
    registers: [registry],
  });
}

/** A registry of its own per application, so that tests and several apps in one process do not meet. */
export function makeMetrics(measure: MeasureOutgoing, now: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = { name: 'http_request', help: 'Time to answer a request', buckets: REQUEST_SECONDS };
  const store = { name: 'store_call', help: 'Time of one call of the store', buckets: STORE_SECONDS };
  const decision = {
    name: 'decision',
    help: 'Time from what was read of a learner to what is to be written',
    buckets: DECISION_SECONDS,
  };
  return {
    registry,
    requests: seconds(registry, requests, ['method', 'route', 'status']),
    errors: counter(registry, 'errors_total', 'Answers with an error code of the catalogue', ['code']),
    launches: counter(registry, 'launches_total', 'Launches by page or error code', ['result']),
    answers: counter(registry, 'answers_total', 'Answers written, right or wrong', ['result']),
    decisions: seconds<never>(registry, decision, []),
    grades: counter(registry, 'grade_tries_total', 'Tries to send a grade by outcome', ['status', 'reason']),
    statements: counter(registry, 'statements_total', 'Statements by what became of them', ['outcome']),
    store: seconds(registry, store, ['call']),
    refresh: outgoingGauges(registry, measure, now),
  };
}

/** Gauges of what goes out; what sets them. */
function outgoingGauges(
  registry: Registry,
  measure: MeasureOutgoing,
  now: () => number,
): () => Promise<void> {
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Gauge({ name: `trellis_${name}`, help, labelNames, registers: [registry] });
  const depth = gauge('outbox_depth', 'Work that waits, by kind', ['kind']);
  const age = gauge('outbox_age_seconds', 'For how long the oldest work has been due', ['kind']);
  const unsent = gauge('grades_unsent', 'Grades that are not in a gradebook, by status', ['status']);
  const differing = gauge('grades_differing', 'Grades that a gradebook shows otherwise, as last read', []);
  return async () => {
    const found = await measure().catch(() => null);
    if (found === null) return;
    for (const kind of ['effects', 'grades'] as const) {
      const { count, oldest } = found[kind];
      depth.set({ kind }, count);
      age.set({ kind }, oldest === null ? 0 : Math.max(0, now() - oldest) / 1000);
    }
    differing.set(found.differing);
    unsent.reset();
    for (const [status, count] of Object.entries(found.unsent)) unsent.set({ status }, count);
  };
}
