import type { Wish } from '../learning/decision.ts';
import type { LearnerEvent, Serving } from '../learning/event.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import { chosenPreferences } from '../learning/preferences.ts';
import { openServing } from '../learning/replay/serving.ts';
import { chooseNext } from '../learning/sequencing/chooseNext.ts';
import { waitingOn } from '../learning/waiting.ts';
import { seedOf, servingId } from './derivedId.ts';
import { happeningPlaced } from './endPlacement.ts';
import { givenOf } from './given.ts';
import { type Happening, withState } from './happening.ts';
import type { Situation } from './situation.ts';

/** An event that opens nothing yet. */
type Unopened = LearnerEvent & { readonly opens: null };

/** What the event did is applied already; the opening alone is added. */
function opening<S extends Situation>(next: S, event: Unopened, opens: Serving): Happening<S> {
  const append: LearnerEvent = { ...event, opens };
  return { append, after: withState(next, openServing(next.state, append)) };
}

/** A question shown before is the open one again; nothing is opened where it is so already. */
function takenUp<S extends Situation>(next: S, event: Unopened, waiting: OpenServing): Happening<S> {
  if (waiting.id === next.here.open?.id) return { append: event, after: next };
  const { id, decision, packVersion, openedAt } = waiting;
  return opening(next, event, { id, decision, packVersion, openedAt });
}

/**
 * The event with the serving it opens, chosen as the learner stands after it. Same event, same choice.
 *
 * A question that was shown and not answered is what its skill goes on with: choosing something else puts it off and
 * draws no other in its place, so nobody chooses among questions until an easy one comes. A question similar to the one
 * just answered may come before it, once.
 */
export function openNext<S extends Situation>(situation: S, event: Unopened, wish: Wish): Happening<S> {
  const { event: happened, after: next } = happeningPlaced(situation, event);
  const { check } = next.here;
  const asked: Wish =
    check !== undefined && wish.kind === 'any' ? { kind: 'check', skill: check.skill } : wish;
  const decision = chooseNext({
    ...givenOf(next),
    seed: seedOf(event.id),
    wish: asked,
  });
  const waiting = waitingOn(next.here, decision.skill);
  if (waiting !== null && (decision.reason !== 'similar' || waiting.passed))
    return takenUp(next, happened, waiting);
  const packVersion = next.index.published.version;
  const preferences = chosenPreferences(next.learner.settings);
  return opening(next, happened, {
    ...{ id: servingId(event.id), decision, packVersion, openedAt: next.now },
    ...(preferences === undefined ? {} : { preferences }),
  });
}
