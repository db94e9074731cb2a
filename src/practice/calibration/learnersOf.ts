import { type LoggedRow, rowsOf } from '../../learning/calibrate/logRows.ts';
import type { LearnerEvent } from '../../learning/event.ts';
import type { Store } from '../../store/port/store.ts';

/** Activities whose lists of learners are at hand at a time. */
const LISTS = 200;

/**
 * The answers in a pack, one learner after the other, from a stream over the log: what is in memory is one learner's
 * events. Only of people who are in a class: an instructor's preview and a platform's test user say nothing about how
 * hard a question is.
 */
export async function* learnersOf(
  store: Pick<Store, 'log' | 'summaries'>,
  pack: string,
): AsyncIterable<readonly LoggedRow[]> {
  const lists = new Map<string, ReadonlySet<string>>();
  let events: LearnerEvent[] = [];
  for await (const event of store.log.ofPack(pack)) {
    if (events[0] !== undefined && events[0].learner !== event.learner) {
      yield rowsOf(events);
      events = [];
    }
    if (!lists.has(event.activity)) {
      if (lists.size >= LISTS) lists.clear();
      lists.set(event.activity, await classOf(store, event.activity));
    }
    if (lists.get(event.activity)?.has(event.learner)) events.push(event);
  }
  if (events.length > 0) yield rowsOf(events);
}

async function classOf(store: Pick<Store, 'summaries'>, activity: string): Promise<ReadonlySet<string>> {
  const rows = await store.summaries.ofActivity(activity);
  return new Set(rows.filter(({ test }) => !test).map(({ learner }) => learner));
}
