import { DAY_MS } from '../../duration.ts';
import type { Aging, Swept } from '../../store/port/retention.ts';
import { type Eraser, eraseLearner } from './eraseLearner.ts';
import type { Retention } from './rules.ts';

/** Learners erased, and documents of a kind removed at a time, in one round: others want the store too. */
const LEARNERS = 20;
const DOCUMENTS = 1_000;
const ROUNDS = 20;

async function eraseInactive(eraser: Eraser, days: number): Promise<number> {
  const ids = await eraser.store.people.inactive(eraser.now() - days * DAY_MS, LEARNERS);
  for (const id of ids) await eraseLearner(eraser, id);
  return ids.length;
}

async function sweep({ store, now }: Eraser, kind: Swept, days: number): Promise<number> {
  let total = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const removed = await store.retention.sweep(kind, now() - days * DAY_MS, DOCUMENTS);
    total += removed;
    if (removed < DOCUMENTS) break;
  }
  return total;
}

/**
 * Removes what is older than the school keeps it, some of it each time it is called; how much of each kind. Learners who
 * stayed away are erased whole.
 */
export async function retain(
  eraser: Eraser,
  { learners, ...aging }: Retention,
): Promise<Readonly<Record<string, number>>> {
  const removed: Record<string, number> = {};
  if (learners !== undefined) removed.learners = await eraseInactive(eraser, learners);
  for (const [kind, days] of Object.entries(aging)) removed[kind] = await sweep(eraser, kind as Aging, days);
  // A letter names a statement that was stored before it: as old a letter names none any more.
  if (aging.statements !== undefined)
    removed.deadLetters = await sweep(eraser, 'deadLetters', aging.statements);
  return removed;
}
