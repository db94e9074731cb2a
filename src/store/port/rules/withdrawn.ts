import type { Learner } from '../learners.ts';

/** The record of a learner who is being erased: without name and language, marked by when it began; a first mark stays. */
export function withdrawn(known: Learner | null, at: number): Learner | null {
  return known && { ...known, name: null, locale: null, erasing: known.erasing ?? at };
}
