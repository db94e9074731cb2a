import type { PlacementView } from '../../api/turn.ts';
import { placementLength, placementOffer } from '../../learning/placement/place.ts';
import { PLACED_KNOWN, PLACED_NEW } from '../../learning/placement/state.ts';
import { situationOf } from '../../learning/sequencing/situation.ts';
import { givenOf } from '../given.ts';
import type { Situation } from '../situation.ts';
import { skillTitle } from './skills.ts';

/** Where finding out what is known already stands; null when there is nothing to say of it. */
export function presentPlacement(situation: Situation): PlacementView | null {
  const { placement } = situation.here;
  const seen = () => situationOf(givenOf(situation));
  if (placement === undefined) {
    const most = placementOffer(seen());
    return most === null ? null : { status: 'offered', most };
  }
  if (placement.status === 'running') {
    return { status: 'running', asked: placement.asked, most: placementLength(seen()) };
  }
  // Told once: until the first question after it is answered.
  const { lastSeen } = situation.here.totals;
  if (placement.status === 'skipped' || lastSeen !== placement.at) return null;
  const { asked, known } = placement.result;
  const titles = (fits: (share: number) => boolean) =>
    situation.settings.skills
      .filter((skill) => fits(known[skill] ?? 0.5))
      .map((skill) => skillTitle(situation, skill));
  return {
    status: 'done',
    asked,
    known: titles((share) => share >= PLACED_KNOWN),
    unclear: titles((share) => share < PLACED_KNOWN && share > PLACED_NEW),
    fresh: titles((share) => share <= PLACED_NEW),
  };
}
