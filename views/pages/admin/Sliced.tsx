import type { VNode } from 'preact';
import { MoreButton } from '../../components/more/MoreButton.tsx';
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
  return (
    <div class="stack">
      <Loaded value={slices.rows} busy={busy}>
        {children}
      </Loaded>
      <MoreButton more={slices.more} busy={busy} older={older} />
    </div>
  );
}
