import type { AnswerRequest, Feedback, Turn } from '../api/turn.ts';
import type { Instance, InstanceQuestion } from '../content/template.ts';
import type { AttemptEvent } from '../learning/event.ts';
import type { OpenServing } from '../learning/learnerState.ts';
import { decimalMark } from '../learning/marking/decimalMark.ts';
import type { Mark } from '../learning/marking/key.ts';
import { mark } from '../learning/marking/mark.ts';
import type { Session } from '../store/port/sessions.ts';
import { credible, evidenceOf } from './answerEvidence.ts';
import { commitOr } from './commit.ts';
import { attemptId } from './derivedId.ts';
import { extraTimeOf } from './extraTime.ts';
import { happening } from './happening.ts';
import type { SittingSituation } from './loadSitting.ts';
import { newEvent } from './newEvent.ts';
import { openNext } from './nextServing.ts';
import { findOpen, openInstance, questionAt } from './openQuestion.ts';
import type { Practice } from './practice.ts';
import { answerFeedback, unreadableFeedback } from './present/feedback.ts';
import { presentTurn } from './present/turn.ts';
import { triesFor } from './tries.ts';

/** What comes after a try: the next step or the end when it is right or the last one, else another try. */
function whatThen(verdict: Mark, open: OpenServing, steps: number, tries: number): AttemptEvent['then'] {
  if (!verdict.correct && open.tries + 1 < tries) return 'again';
  return open.step + 1 < steps ? 'step' : 'closed';
}

interface Marked {
  readonly id: string;
  readonly open: OpenServing;
  readonly instance: Instance;
  readonly question: InstanceQuestion;
  readonly verdict: Mark;
  readonly request: AnswerRequest;
}

function attempt(practice: Practice, situation: SittingSituation, marked: Marked) {
  const { open, instance, question, verdict, request } = marked;
  const elapsed = credible(situation, open, request.elapsed);
  const extraTime = extraTimeOf(situation);
  return {
    ...newEvent(practice, situation, situation.sitting, marked.id),
    kind: 'attempt',
    serving: open.id,
    item: open.decision.item,
    itemVersion: open.decision.itemVersion,
    packVersion: open.packVersion,
    seed: open.decision.seed,
    step: open.step,
    try: open.tries + 1,
    answer: request.answer,
    mark: verdict,
    hints: open.hints,
    elapsed,
    ...(extraTime > 1 ? { extraTime } : {}),
    ...(request.zone === undefined ? {} : { zone: request.zone }),
    evidence: evidenceOf(situation, { open, question, verdict, answer: request.answer, elapsed }),
    then: whatThen(verdict, open, instance.questions.length, triesFor(question, situation.settings)),
    opens: null,
  } satisfies AttemptEvent;
}

/**
 * Marks an answer, updates the learner and chooses what is next. The same request again answers like the first time;
 * where another answer to the same try was counted before, the feedback is about that one and says so.
 * An answer that cannot be read as a number or expression is no try: nothing is written, the page asks again.
 * @throws TrellisError `serving_closed`, `conflict` and those of the session
 */
export async function submitAnswer(
  practice: Practice,
  session: Session,
  request: AnswerRequest,
): Promise<Turn> {
  const id = attemptId(request.serving, request.step, request.try);
  const committed = await commitOr<Feedback>(practice, session, async (situation) => {
    const found = await findOpen(practice, situation, {
      serving: request.serving,
      eventId: id,
      fits: (open) => open.step === request.step && open.tries + 1 === request.try,
    });
    if ('repeat' in found) return found;
    const instance = await openInstance(practice, situation, found.open);
    const question = questionAt(instance, found.open.step);
    const verdict = mark(question.key, request.answer, { decimal: decimalMark(situation.locale) });
    if (verdict.note === 'unreadable') return { nothing: unreadableFeedback(situation, found.open, verdict) };
    const event = attempt(practice, situation, {
      id,
      open: found.open,
      instance,
      question,
      verdict,
      request,
    });
    const next =
      event.then === 'closed' ? openNext(situation, event, { kind: 'any' }) : happening(situation, event);
    return { ...next, asked: { question, language: instance.language, italics: instance.italics } };
  });
  if ('nothing' in committed) return presentTurn(practice, committed.before, committed.nothing);
  return presentTurn(practice, committed.after, await answerFeedback(practice, committed, request.answer));
}
