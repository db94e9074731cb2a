import type { Question } from '../../catalogue.ts';
import { questionKey } from '../../parameters.ts';
import type { AddSignal } from '../linear.ts';
import type { LogisticState } from './state.ts';

/**
 * What the last answers say about this very question: one signal for each pair of questions and of combinations of
 * skills. A pair's weight is how far surprises on the two go together. What came before counts by how it went and
 * not by having come, so that the order in which questions are served is no signal.
 */
export function addRelated(
  { last }: LogisticState,
  question: Question,
  combination: string,
  add: AddSignal,
): void {
  const key = questionKey(question);
  for (const before of last) {
    add('afterQuestion', `${before.question} > ${key}`, before.residual);
    add('afterSkills', `${before.combination} > ${combination}`, before.residual);
  }
}
