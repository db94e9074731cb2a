import type { RestView } from '../../api/turn.ts';
import { reviewsWaiting } from '../../learning/sequencing/due.ts';
import { situationOf } from '../../learning/sequencing/situation.ts';
import { restAdvice } from '../../learning/stamina.ts';
import { givenOf } from '../given.ts';
import type { Situation } from '../situation.ts';

/** Advice to rest: the day's work is done, or the learner is clearly below their own start; null for none. */
export function presentRest(situation: Situation): RestView | null {
  const { sitting, open } = situation.here;
  if (sitting === null || sitting.finished) return null;
  const kind = restAdvice(sitting);
  if (open?.decision.reason === 'keep-fresh') {
    const seen = situationOf(givenOf(situation));
    const delayed = situation.settings.skills.flatMap((skill) => seen.standing(skill).delayedFrom ?? []);
    const later = delayed.filter((at) => at > situation.now);
    return {
      kind: 'done',
      waiting: reviewsWaiting(seen),
      next: later.length === 0 ? null : Math.min(...later),
    };
  }
  return kind === null ? null : { kind, easier: sitting.easier === true };
}
