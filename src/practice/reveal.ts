import type { RevealRequest, Turn } from '../api/turn.ts';
import type { RevealEvent } from '../learning/event.ts';
import type { Session } from '../store/port/sessions.ts';
import { commit } from './commit.ts';
import { revealId } from './derivedId.ts';
import { happening } from './happening.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import { findOpen, openInstance, questionAt } from './openQuestion.ts';
import type { Practice } from './practice.ts';
import { eventFeedback } from './present/feedback.ts';
import { presentTurn } from './present/turn.ts';

/** Shows the explanation and goes on. @throws TrellisError `serving_closed` and those of the session */
export async function reveal(practice: Practice, session: Session, request: RevealRequest): Promise<Turn> {
  const id = revealId(request.serving, request.step);
  const committed = await commit(practice, session, async (situation) => {
    const found = await findOpen(practice, situation, {
      serving: request.serving,
      eventId: id,
      fits: (open) => open.step === request.step,
    });
    if ('repeat' in found) return found;
    const { open } = found;
    const instance = await openInstance(practice, situation, open);
    const question = questionAt(instance, open.step);
    const { skills, difficulty, guess, fact } = question;
    const event = {
      ...newEvent(practice, situation, situation.sitting, id),
      kind: 'reveal',
      serving: open.id,
      item: open.decision.item,
      packVersion: open.packVersion,
      seed: open.decision.seed,
      step: open.step,
      evidence: { skills, difficulty, guess, fact, weight: 1, unaided: false, rapid: false },
      then: open.step + 1 < instance.questions.length ? 'step' : 'closed',
      opens: null,
    } satisfies RevealEvent;
    const next =
      event.then === 'closed' ? openNext(situation, event, { kind: 'any' }) : happening(situation, event);
    return { ...next, asked: { question, language: instance.language, italics: instance.italics } };
  });
  return presentTurn(practice, committed.after, await eventFeedback(practice, committed));
}
