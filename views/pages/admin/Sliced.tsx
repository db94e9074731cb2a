import type { VNode } from 'preact';
import { MoreRows } from '../../components/more/MoreRows.tsx';
import { Loaded } from './Loaded.tsx';
import type { Slices } from './useSlices.ts';

interface Props<T> {
  readonly slices: Slices<T>;
  readonly busy: boolean;
  /** They go back in time. */
  readonly older?: boolean;
  /** Draws the rows that have come. */
  readonly children: (rows: readonly T[]) => VNode;
}

/** Rows that come slice by slice, with the way to the next ones. */
export function Sliced<T>({ slices, busy, older = false, children }: Props<T>): VNode {
  const { rows, more } = slices;
  return (
    <MoreRows more={more} count={rows?.length ?? 0} busy={busy} older={older}>
      <Loaded value={rows} busy={busy}>
        {children}
      </Loaded>
    </MoreRows>
  );
}
