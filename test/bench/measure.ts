/** One line of the report. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit:
    | 'ms'
    | 'CPU ms'
    | 'KB'
    | 'MB'
    | 'bytes'
    | 'requests'
    | 'grades'
    | 'answers/s'
    | 'statements/s'
    | 'documents'
    | '×'
    | '%'
    | 'questions';
  /** Reached when the value is not above it. Timing never fails anything: the report says "missed". */
  readonly goal?: number;
  readonly note?: string;
}

/** A group of lines, or why it was left out. */
export interface Section {
  readonly title: string;
  readonly measures: readonly Measure[];
  readonly skipped?: string;
}

/** Value below which this share of the samples lies (nearest rank). NaN of nothing. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Median and 99th percentile in milliseconds; `goal` is for the latter. */
export function latency(name: string, samples: readonly number[], goal?: number): Measure[] {
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)];
  const bound = goal === undefined ? {} : { goal };
  return [
    { name: `${name}, p50`, value: p50, unit: 'ms' },
    { name: `${name}, p99`, value: p99, unit: 'ms', ...bound, note: `${samples.length} samples` },
  ];
}
