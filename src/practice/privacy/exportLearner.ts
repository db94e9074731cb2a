import type { Learner } from '../../store/port/learners.ts';
import type { Practice } from '../practice.ts';
import { personOf } from './person.ts';
import { unansweredIn } from './unanswered.ts';

/**
 * Everything kept of a learner as one JSON document, in pieces: a log may be long. Which items the questions are that can
 * still be answered is kept back.
 */
export async function* exportLearner(
  { store, now }: Pick<Practice, 'store' | 'now'>,
  learner: Learner,
): AsyncIterable<string> {
  const begun = now();
  const unanswered = await unansweredIn(store.people.held(personOf(learner)), begun);
  const head = { learner: learner.id, exportedAt: new Date(begun).toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},"held":[`;
  let first = true;
  for await (const held of store.people.held(personOf(learner))) {
    unanswered.note(held);
    const { kind, document } = held;
    const told = { kind, document: unanswered.keptBack(document) };
    yield `${first ? '\n' : ',\n'}${JSON.stringify(told)}`;
    first = false;
  }
  yield '\n]}\n';
}
