/** Where a share lies with 95 %, 0 to 1. */
export interface ShareInterval {
  readonly from: number;
  readonly to: number;
}

/** Normal quantile of a 95 % interval. */
const Z = 1.96;

/**
 * The interval of a share that `n` trials told, above 0 and not necessarily whole (Wilson 1927): within 0 and 1, and never
 * empty, also where all went right.
 */
export function shareInterval(share: number, n: number): ShareInterval {
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
