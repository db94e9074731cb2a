import type { Question } from '../../catalogue.ts';
import { questionKey } from '../../parameters.ts';
import { type AddSignal, usualName, type Weights } from '../linear.ts';
import { combinationAt, combinationOf } from './history.ts';
import type { LogisticState } from './state.ts';

/**
 * What the last answers say about this very question: one signal for each pair of questions and of combinations of
 * skills. A pair's weight is how far surprises on the two go together. What came before counts by how much better it went
 * than it usually does before this question, and not by having come: the order in which a system serves its
 * questions, or that it serves one after a wrong answer alone, is no signal.
 */
export function addRelated(
  state: LogisticState,
  question: Question,
  weights: Weights | undefined,
  add: AddSignal,
): void {
  const key = questionKey(question);
  const combination = combinationOf(question);
  const addPair = (group: string, pair: string, residual: number) =>
    add(group, pair, residual - (weights?.[usualName(group)]?.[pair] ?? 0));
  for (const before of state.last) {
    addPair('afterQuestion', `${before.question} > ${key}`, before.residual);
    addPair('afterSkills', `${combinationAt(state, before.combination)} > ${combination}`, before.residual);
  }
}
