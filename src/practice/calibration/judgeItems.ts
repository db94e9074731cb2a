import { ItemJudge, type ItemValue } from '../../learning/calibrate/itemValue.ts';
import { rowsOf } from '../../learning/calibrate/logRows.ts';
import type { Store } from '../../store/port/store.ts';
import { eventsByLearner } from './learnersOf.ts';

/** How the items of a pack served the people in its classes, from the log: by skill, best first. */
export async function judgeItems(
  store: Pick<Store, 'log' | 'summaries'>,
  pack: string,
): Promise<readonly ItemValue[]> {
  const judge = new ItemJudge();
  for await (const events of eventsByLearner(store, pack)) judge.take(rowsOf(events));
  return judge.result();
}
