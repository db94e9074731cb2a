import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What is counted, for `GET /metrics`. Nothing in a label names a person. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds per request, by method, route pattern and status class. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly errors: Counter<'code'>;
}

/** A registry of its own per application, so that tests and several apps in one process do not meet. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'trellis_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'trellis_errors_total',
    help: 'Answers with an error code of the catalogue',
    labelNames: ['code'] as const,
    registers: [registry],
  });
  return { registry, requests, errors };
}
