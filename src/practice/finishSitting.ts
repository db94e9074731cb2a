import type { Turn } from '../api/turn.ts';
import type { SittingFinishedEvent } from '../learning/event.ts';
import { commit } from './commit.ts';
import { finishId } from './derivedId.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';

/** Ends the sitting; its grade goes to the gradebook without waiting. The open question stays for next time. */
export async function finishSitting(practice: Practice, tokenHash: string): Promise<Turn> {
  const { after } = await commit(practice, tokenHash, async (situation) => {
    const answered = situation.here.sitting?.answered ?? 0;
    const id = finishId(situation.sitting, answered);
    const stands = await practice.store.log.find(situation.learner.id, id);
    if (stands) return { repeat: stands };
    const event: SittingFinishedEvent = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'sitting-finished',
      opens: null,
    };
    return { append: event };
  });
  return presentTurn(practice, after, null);
}
