import type { Key, Mark } from './key.ts';
import { share, unreadable } from './verdict.ts';

type Pair = Extract<Key, { kind: 'match' }>['pairs'][number];

/**
 * Matching: the share of left-hand entries joined to their own right-hand entry and to no other. `parts` is by left-hand
 * entry. No pair at all is unreadable.
 */
export function markMatch(key: Extract<Key, { kind: 'match' }>, pairs: readonly Pair[]): Mark {
  if (pairs.length === 0) return unreadable();
  const parts = key.pairs.map(({ left, right }): [string, boolean] => {
    const given = pairs.filter((pair) => pair.left === left);
    return [left, given.length > 0 && given.every((pair) => pair.right === right)];
  });
  const hits = parts.filter(([, hit]) => hit).length;
  return share(hits / key.pairs.length, Object.fromEntries(parts));
}
