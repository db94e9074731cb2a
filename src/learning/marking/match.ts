import type { JoinedPair, Key, Mark } from './key.ts';
import { share, showing, unreadable } from './verdict.ts';

/**
 * Matching: the share of left-hand entries joined to their own right-hand entry and to no other. `parts` is by left-hand
 * entry. Of the wrong patterns the first that was joined tells what the answer shows. No pair at all is unreadable.
 */
export function markMatch(key: Extract<Key, { kind: 'match' }>, pairs: readonly JoinedPair[]): Mark {
  if (pairs.length === 0) return unreadable();
  const parts = key.pairs.map(({ left, right }): [string, boolean] => {
    const given = pairs.filter((pair) => pair.left === left);
    return [left, given.length > 0 && given.every((pair) => pair.right === right)];
  });
  const hits = parts.filter(([, hit]) => hit).length;
  const pattern = key.patterns.find(({ answer }) =>
    pairs.some(({ left, right }) => left === answer.left && right === answer.right),
  );
  return showing(share(hits / key.pairs.length, Object.fromEntries(parts)), pattern);
}
