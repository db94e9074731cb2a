import type { Key, Mark } from './key.ts';
import { share, showing } from './verdict.ts';

/**
 * Multiple choice: (right chosen − wrong chosen) / right ones there are, never below 0, so that choosing everything
 * gains nothing. Full credit only for exactly the right set. Choosing an option twice is choosing it once.
 */
export function markMultiple(key: Extract<Key, { kind: 'multiple' }>, choices: readonly string[]): Mark {
  const chosen = new Set(choices);
  const hits = key.correct.filter((id) => chosen.has(id)).length;
  const misses = chosen.size - hits;
  const total = key.correct.length;
  const score = total === 0 ? Number(misses === 0) : Math.max(0, hits - misses) / total;
  const pattern = key.patterns.find((candidate) => chosen.has(candidate.answer));
  return showing(share(score, {}), pattern);
}
