import type { VNode } from 'preact';

interface Props {
  /** What the bar says, in words: the text alternative. */
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  /** A stretch to aim at, each 0 to 1. */
  readonly band?: readonly [number, number];
  /** A line to reach, 0 to 1. */
  readonly line?: number;
}

const clamp = (share: number) => Math.max(0, Math.min(1, share)) * 100;

/**
 * A share as a bar, with a band or a line to compare it to.
 * Criteria: the same in words as its text alternative; value, band and line differ by shape; mirrored on right-to-left
 * pages; visible in forced colours.
 */
export function Bar({ label, value, band, line }: Props): VNode {
  return (
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="bar__track" x="0" y="2" width="100" height="4" />
      {band ? (
        <rect class="bar__band" x={clamp(band[0])} y="0" width={clamp(band[1]) - clamp(band[0])} height="8" />
      ) : null}
      <rect class="bar__value" x="0" y="2" width={clamp(value)} height="4" />
      {line === undefined ? null : (
        <rect class="bar__line" x={clamp(line) - 0.4} y="0" width="0.8" height="8" />
      )}
    </svg>
  );
}
