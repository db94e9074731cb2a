import type { KeptStatement, Stretch, Walked } from '../statements.ts';

/** Goes along a stretch until it is full or at its end, however many walks that takes. */
export async function wholeWalk(
  stretch: Stretch,
  walk: (stretch: Stretch) => Promise<Walked>,
): Promise<readonly KeptStatement[]> {
  const all: KeptStatement[] = [];
  for (let rest = stretch; ; ) {
    const { found, reached } = await walk(rest);
    all.push(...found);
    if (reached === null) return all;
    rest = restOf({ ...rest, limit: rest.limit - found.length }, reached);
  }
}

/** What is left of a stretch when a walk came so far. */
export function restOf<T extends Pick<Stretch, 'after' | 'upTo' | 'ascending'>>(
  stretch: T,
  reached: number,
): T {
  return stretch.ascending ? { ...stretch, after: reached } : { ...stretch, upTo: reached - 1 };
}
