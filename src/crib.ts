import type { Crib } from './demo/practise/crib.ts';
import { rightAnswer } from './learning/marking/rightAnswer.ts';
import type { PackLibrary } from './practice/packLibrary.ts';

/** The demo's crib sheet over the packs in use: what simulated students know. */
export function cribOf(packs: Pick<PackLibrary, 'all'>): Crib {
  return ({ itemRef, seed, step }) => {
    const index = packs.all().find(({ itemById }) => itemById.has(itemRef));
    const question = index?.instance(itemRef, seed, 'en').questions[step];
    return question ? rightAnswer(question.key) : null;
  };
}
