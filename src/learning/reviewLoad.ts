import { dueAt, review } from './memory.ts';
import { chanceOf } from './sequencing/chance.ts';
import { DAY } from './tidy.ts';

/** Days over which the load is counted, and learned things it is the mean of. */
const DAYS = 180;
const LEARNED = 200;

const known = new Map<number, number>();

/**
 * Reviews that one fact asks for in the half year after it was learned, when each comes as recall has fallen to
 * `retention` (0.7 to 0.97) and is then recalled as often as that. The mean over 200 draws with a fixed seed; worked out
 * once for each retention.
 */
export function reviewLoad(retention: number): number {
  const before = known.get(retention);
  if (before !== undefined) return before;
  const chance = chanceOf(LEARNED);
  let reviews = 0;
  for (let nth = 0; nth < LEARNED; nth += 1) {
    let memory = review(null, 'good', 0);
    for (let at = dueAt(memory, retention); at < DAYS * DAY; at = dueAt(memory, retention)) {
      reviews += 1;
      memory = review(memory, chance.share() < retention ? 'good' : 'again', at);
    }
  }
  known.set(retention, reviews / LEARNED);
  return reviews / LEARNED;
}

/** How many times as many reviews one retention asks for as another. */
export function loadRatio(retention: number, standard: number): number {
  return reviewLoad(retention) / reviewLoad(standard);
}
