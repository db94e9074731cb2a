import type { LearnerEvent } from '../learning/event.ts';
import { nextToPlace, placementResult } from '../learning/placement/place.ts';
import { situationOf } from '../learning/sequencing/situation.ts';
import { givenOf } from './given.ts';
import { type Happening, happening } from './happening.ts';
import type { Situation } from './situation.ts';

/**
 * The event and what it did; where a placement comes to its end by it, or the learner stops one, the event carries what
 * the placement found.
 */
export function happeningPlaced<S extends Situation, E extends LearnerEvent>(
  situation: S,
  event: E,
): { readonly event: E; readonly after: S } {
  const { after }: Happening<S> = happening(situation, event);
  if (after.here.placement?.status !== 'running') return { event, after };
  const seen = situationOf(givenOf(after));
  const stopped = event.kind === 'choose' && event.placement === 'stop';
  const placed = stopped || nextToPlace(seen).length === 0 ? placementResult(seen) : null;
  if (placed === null) return { event, after };
  const ending = { ...event, placed };
  return { event: ending, after: happening(situation, ending).after };
}
