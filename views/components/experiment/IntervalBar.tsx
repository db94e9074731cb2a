import type { VNode } from 'preact';

interface Props {
  /** What the drawing says, in words: its text alternative. */
  readonly label: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** The smallest difference that matters: drawn as a band around zero. */
  readonly matters: number;
  /** What the two ends stand for, and the middle: words for who sees the drawing. */
  readonly ends: readonly [low: string, none: string, high: string];
}

/**
 * A difference with its interval, against zero and against what matters.
 * Criteria: the same in words as its text alternative; interval, point, zero and band differ by shape; visible in forced
 * colours.
 */
export function IntervalBar({ label, low, middle, high, matters, ends }: Props): VNode {
  const reach = Math.max(Math.abs(low), Math.abs(high), matters * 2) * 1.1;
  const x = (value: number) => 50 + (50 * value) / reach;
  return (
    <div class="interval">
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect class="bar__track" x="0" y="3" width="100" height="2" />
        <rect class="bar__band" x={x(-matters)} y="0" width={x(matters) - x(-matters)} height="8" />
        <rect class="bar__value" x={x(low)} y="3" width={Math.max(0.6, x(high) - x(low))} height="2" />
        <rect class="bar__line" x="49.8" y="0" width="0.4" height="8" />
        <rect class="bar__value" x={x(middle) - 0.5} y="1" width="1" height="6" />
      </svg>
      <p class="interval__ends" aria-hidden="true">
        {ends.map((end) => (
          <bdi key={end}>{end}</bdi>
        ))}
      </p>
    </div>
  );
}
