import { type LoggedRow, rowsOf } from '../../learning/calibrate/logRows.ts';
import type { LearnerEvent } from '../../learning/event.ts';
import type { Store } from '../../store/port/store.ts';
import { choiceReader } from './choiceReader.ts';

/** Activities whose lists of learners are at hand at a time. */
const LISTS = 200;

/**
 * The answers in a pack, one learner after the other, from a stream over the log: what is in memory is one learner's
 * events. Only of people who are in a class: an instructor's preview and a platform's test user say nothing about how
 * hard a question is.
 */
export async function* learnersOf(
  store: Logged & Pick<Store, 'packs'>,
  pack: string,
): AsyncIterable<readonly LoggedRow[]> {
  const chosen = choiceReader(store.packs);
  for await (const events of eventsByLearner(store, pack)) yield rowsOf(events, await chosen(events));
}

/** Where answers and classes are kept. */
type Logged = Pick<Store, 'log' | 'summaries'>;

/** The same as events: what else people in a class did beside answering. */
export async function* eventsByLearner(store: Logged, pack: string): AsyncIterable<readonly LearnerEvent[]> {
  const lists = new Map<string, ReadonlySet<string>>();
  let events: LearnerEvent[] = [];
  for await (const event of store.log.ofPack(pack)) {
    if (events[0] !== undefined && events[0].learner !== event.learner) {
      yield events;
      events = [];
    }
    if (!lists.has(event.activity)) {
      if (lists.size >= LISTS) lists.clear();
      lists.set(event.activity, await classOf(store, event.activity));
    }
    if (lists.get(event.activity)?.has(event.learner)) events.push(event);
  }
  if (events.length > 0) yield events;
}

async function classOf(store: Pick<Store, 'summaries'>, activity: string): Promise<ReadonlySet<string>> {
  const rows = await store.summaries.ofActivity(activity);
  return new Set(rows.filter(({ test }) => !test).map(({ learner }) => learner));
}
