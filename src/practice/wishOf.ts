import type { ChooseRequest } from '../api/turn.ts';
import { TrellisError } from '../errors.ts';
import type { Wish } from '../learning/decision.ts';
import type { AttemptEvent, LearnerEvent, RevealEvent } from '../learning/event.ts';
import type { SittingSituation } from './loadSitting.ts';
import type { Practice } from './practice.ts';

/** Newest events among which the question answered last is looked for. */
const RECENT = 20;

function closes(event: LearnerEvent): event is AttemptEvent | RevealEvent {
  return (event.kind === 'attempt' || event.kind === 'reveal') && event.then === 'closed';
}

/**
 * What the learner asks of the next question. The page knows a question by its serving alone; which item that is stands
 * in the log. Only the question answered last has similar ones: asking again about an older one would draw ever others.
 * @throws TrellisError `serving_closed`
 */
export async function wishOf(
  practice: Practice,
  { learner, activity }: SittingSituation,
  wish: ChooseRequest['wish'],
): Promise<Wish> {
  if (wish.kind !== 'similar') return wish;
  const closed = (await practice.store.log.latest(learner.id, activity.id, RECENT)).find(closes);
  const skill = closed?.evidence.skills[0]?.skill;
  if (closed?.serving !== wish.serving || skill === undefined)
    throw new TrellisError('serving_closed', wish.serving);
  return { kind: 'similar', item: closed.item, skill };
}
