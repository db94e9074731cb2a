import type { KeptStatement, Stretch, Walked } from '../statements.ts';
import { restOf } from './wholeWalk.ts';

/** How much one walk looks at: entries of the index at a time, and how many times. */
export interface WalkBounds {
  readonly slice: number;
  readonly slices: number;
}

/**
 * `StatementStore.walk`, slice by slice: ends when the page is full, at the end of the stretch, or after so many slices.
 * @param walkSlice what one slice of the rest holds; `reached` is its last moment, null where the stretch ends within
 */
export async function slicedWalk(
  stretch: Stretch,
  slices: number,
  walkSlice: (rest: Stretch) => Promise<Walked>,
): Promise<Walked> {
  const found: KeptStatement[] = [];
  let rest = stretch;
  let reached: number | null = null;
  for (let slice = 0; slice < slices; slice += 1) {
    const walked = await walkSlice({ ...rest, limit: stretch.limit - found.length });
    found.push(...walked.found);
    reached = found.length === stretch.limit ? null : walked.reached;
    if (reached === null) break;
    rest = restOf(rest, reached);
  }
  return { found, reached };
}
