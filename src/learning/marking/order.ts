import type { Key, Mark } from './key.ts';
import { share, showing, unreadable } from './verdict.ts';

/** Pairs of entries that stand in the right order to each other, of all pairs. */
function concordant(places: readonly number[]): { kept: number; all: number } {
  let kept = 0;
  places.forEach((place, index) => {
    kept += places.slice(index + 1).filter((later) => later > place).length;
  });
  return { kept, all: (places.length * (places.length - 1)) / 2 };
}

/**
 * Ordering: Kendall's rank correlation tau (Kendall 1938), pairs in order minus pairs out of order over all pairs, never
 * below 0. A random order expects 0, the right one gets 1, one swap of neighbours among four gets 2/3. `parts` says
 * which entries are in their place. A wrong pattern is met by the whole order alone. Anything but a full arrangement of
 * the entries is unreadable.
 */
export function markOrder(key: Extract<Key, { kind: 'order' }>, order: readonly string[]): Mark {
  const places = order.map((id) => key.order.indexOf(id));
  const full = order.length === key.order.length && new Set(places).size === order.length;
  if (!full || places.includes(-1)) return unreadable();
  const { kept, all } = concordant(places);
  const score = all === 0 ? 1 : Math.max(0, (2 * kept - all) / all);
  const parts = Object.fromEntries(order.map((id, index) => [id, key.order[index] === id]));
  const pattern = key.patterns.find(({ answer }) => answer.every((id, index) => id === order[index]));
  return showing(share(score, parts), pattern);
}
