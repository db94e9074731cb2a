import type { Wish } from '../learning/decision.ts';
import type { LearnerEvent, Serving } from '../learning/event.ts';
import { chooseNext } from '../learning/sequencing/chooseNext.ts';
import { after } from './commit.ts';
import { seedOf, servingId } from './derivedId.ts';
import type { Practice } from './practice.ts';
import type { Situation } from './situation.ts';

/** The event with the serving it opens, chosen as the learner stands after it. Same event, same choice. */
export function openNext<E extends LearnerEvent>(
  practice: Practice,
  situation: Situation,
  event: E,
  wish: Wish,
): E {
  const next = after(situation, event);
  const decision = chooseNext({
    state: next.state,
    activity: next.activity.id,
    settings: next.settings,
    catalogue: next.index.catalogue,
    model: practice.model,
    parameters: practice.parameters,
    now: next.now,
    seed: seedOf(event.id),
    wish,
  });
  const serving: Serving = {
    id: servingId(event.id),
    decision,
    packVersion: next.index.published.version,
    openedAt: next.now,
  };
  return { ...event, opens: serving };
}
