import type { InstanceQuestion } from './content/template.ts';
import type { Crib } from './demo/practise/crib.ts';
import type { OpenServing } from './learning/learnerState.ts';
import { rightAnswer } from './learning/marking/rightAnswer.ts';
import { loadSitting } from './practice/loadSitting.ts';
import { openInstance, questionAt } from './practice/openQuestion.ts';
import type { Practice } from './practice/practice.ts';
import { hashOfSecret } from './practice/secretText.ts';

/** The question that is open in a web session with all that the browser is not told; null when none is. */
export async function openQuestionOf(
  practice: Practice,
  bearer: string,
): Promise<{ open: OpenServing; question: InstanceQuestion } | null> {
  const session = await practice.store.sessions.find(hashOfSecret(bearer));
  if (session === null) return null;
  const situation = await loadSitting(practice, session);
  const { open } = situation.here;
  if (open === null) return null;
  return { open, question: questionAt(await openInstance(practice, situation, open), open.step) };
}

/** The demo's crib sheet over the running tool: what simulated students know. */
export function cribOf(practice: Practice): Crib {
  return async (bearer) => {
    const known = await openQuestionOf(practice, bearer);
    return known && rightAnswer(known.question.key);
  };
}
