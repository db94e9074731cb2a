import { useState } from 'preact/hooks';
import type { Slice } from '../../../src/api/administration.ts';
import type { Outcome } from '../../runtime/api.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/** Rows that come slice by slice. */
export interface Slices<T> {
  /** Null before the first slice of what is asked for has come. */
  readonly rows: readonly T[] | null;
  /** From the first slice on; what is asked for may differ from last time. */
  load(path: string): void;
  /** The next slice; null when there is none. */
  readonly more: (() => void) | null;
}

/**
 * State of rows that are fetched slice by slice.
 * @param mark name of the query parameter that says where a slice begins
 */
export function useSlices<T>(
  request: RequestState,
  get: (path: string) => Promise<Outcome<Slice<T>>>,
  mark: string,
): Slices<T> {
  const [state, set] = useState<{ path: string; rows: readonly T[] | null; next: string | null }>({
    path: '',
    rows: null,
    next: null,
  });
  const { path, rows, next } = state;
  const withMark = (from: string) =>
    `${path}${path.includes('?') ? '&' : '?'}${mark}=${encodeURIComponent(from)}`;
  return {
    rows,
    load: (from) => {
      // Rows of something else are no answer to what is asked now.
      if (from !== path) set({ path: from, rows: null, next: null });
      request.read(
        () => get(from),
        (slice) => set({ path: from, ...slice }),
      );
    },
    more:
      next === null
        ? null
        : () =>
            request.read(
              () => get(withMark(next)),
              (slice) => set({ path, rows: [...(rows ?? []), ...slice.rows], next: slice.next }),
            ),
  };
}
