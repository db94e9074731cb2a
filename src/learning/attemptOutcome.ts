import type { AttemptEvent } from './event.ts';
import type { Outcome } from './model.ts';

/**
 * What an answer showed. Read off the worked step it counts as a question given up does: otherwise whoever has that shown wherever
 * they do not know would be judged by the rest alone (a hint counts as not knowing, Corbett & Anderson 1995).
 */
export function attemptOutcome({ mark, evidence }: Pick<AttemptEvent, 'mark' | 'evidence'>): Outcome {
  const { weight, unaided, told } = evidence;
  return { score: told ? 0 : mark.score, weight, unaided };
}
