import type { Learner } from '../../store/port/learners.ts';
import type { Practice } from '../practice.ts';
import { personOf } from './person.ts';

/** Everything kept of a learner as one JSON document, in pieces: a log may be long. */
export async function* exportLearner(
  { store, now }: Pick<Practice, 'store' | 'now'>,
  learner: Learner,
): AsyncIterable<string> {
  const head = { learner: learner.id, exportedAt: new Date(now()).toISOString() };
  yield `${JSON.stringify(head).slice(0, -1)},"held":[`;
  let first = true;
  for await (const held of store.people.held(personOf(learner))) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(held)}`;
    first = false;
  }
  yield '\n]}\n';
}
