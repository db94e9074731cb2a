import type { SittingOpenedEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { commitOr } from './commit.ts';
import { askedId, reopenId } from './derivedId.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import type { Practice } from './practice.ts';

/**
 * Going on after the summary begins the sitting anew: its counts start again, the log keeps both. `check` throws where the
 * request `id` may not be followed; a request whose event stands reopens nothing.
 */
export async function reopenSitting(
  practice: Practice,
  session: Session,
  id: string,
  check: (situation: SittingSituation) => void,
): Promise<void> {
  await commitOr<null>(practice, session, async (situation) => {
    const asked = askedId(situation.learner.id, id);
    const stands = () => practice.store.log.find(situation.learner.id, asked);
    if (!situation.here.sitting?.finished || (await stands())) return { nothing: null };
    check(situation);
    const common = newEvent(practice, situation, situation.sitting, reopenId(asked));
    const event: SittingOpenedEvent = { ...common, kind: 'sitting-opened', opens: null };
    return happening(situation, event);
  });
}
