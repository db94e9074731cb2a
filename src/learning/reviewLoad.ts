import { DAY_MS } from '../duration.ts';
import { dueAt, review } from './memory.ts';
import { type Chance, chanceOf } from './sequencing/chance.ts';

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
  for (let nth = 0; nth < LEARNED; nth += 1) reviews += reviewsOfOne(retention, chance);
  known.set(retention, reviews / LEARNED);
  return reviews / LEARNED;
}

/** Reviews of one fact; the one that comes after the last day counts by the part of its wait before that. */
function reviewsOfOne(retention: number, chance: Chance): number {
  let memory = review(null, 'good', 0);
  for (let reviews = 0; ; reviews += 1) {
    const at = dueAt(memory, retention);
    if (at >= DAYS * DAY_MS) return reviews + (DAYS * DAY_MS - memory.at) / (at - memory.at);
    memory = review(memory, chance.share() < retention ? 'good' : 'again', at);
  }
}

/** How many times as many reviews one retention asks for as another. */
export function loadRatio(retention: number, standard: number): number {
  return reviewLoad(retention) / reviewLoad(standard);
}
