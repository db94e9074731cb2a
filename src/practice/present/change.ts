import type { ChangeView } from '../../api/explanation.ts';
import { weightReasons } from '../../learning/changed.ts';
import type { AttemptEvent, RevealEvent } from '../../learning/event.ts';
import type { Situation } from '../situation.ts';
import { skillTitle } from './skills.ts';

/** What an answer or a reveal changed, as its event tells it; null where that was not kept. */
export function presentChange(situation: Situation, event: AttemptEvent | RevealEvent): ChangeView | null {
  const { changed, evidence } = event;
  if (changed === undefined || changed.predicted === null) return null;
  return {
    predicted: changed.predicted,
    score: event.kind === 'attempt' ? event.mark.score : 0,
    weight: evidence.weight,
    reasons: weightReasons(event),
    skills: changed.skills.map((moved) => ({ ...moved, title: skillTitle(situation, moved.skill) })),
  };
}
