import type { Key, Mark } from './key.ts';
import { right, wrong } from './verdict.ts';

/** Single choice: the one right option. */
export function markChoice(key: Extract<Key, { kind: 'choice' }>, choice: string): Mark {
  const pattern = key.patterns.find((candidate) => candidate.answer === choice);
  return choice === key.correct ? right(null, pattern?.feedback ?? null) : wrong(pattern);
}
