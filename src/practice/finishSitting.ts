import type { Turn } from '../api/turn.ts';
import type { SittingFinishedEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { commitOr } from './commit.ts';
import { happening } from './happening.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';
import { presentTurn } from './present/turn.ts';

/**
 * Ends the sitting; its grade goes to the gradebook without waiting. The open question stays for next time. A sitting
 * that is over stays so: a second click writes nothing.
 */
export async function finishSitting(practice: Practice, session: Session): Promise<Turn> {
  const id = practice.newId();
  const done = await commitOr<null>(practice, session, async (situation) => {
    const { sitting } = situation.here;
    if (sitting?.id === situation.sitting && sitting.finished) return { nothing: null };
    const event: SittingFinishedEvent = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'sitting-finished',
      opens: null,
    };
    return happening(situation, event);
  });
  return presentTurn(practice, 'nothing' in done ? done.before : done.after, null);
}
