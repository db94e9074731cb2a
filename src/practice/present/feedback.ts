import { isDeepStrictEqual } from 'node:util';
import { Answer } from '../../api/answer.ts';
import type { Feedback } from '../../api/turn.ts';
import { explanationHtml, feedbackHtml, solutionHtml } from '../../content/publicItem.ts';
import type { Instance } from '../../content/template.ts';
import type { AttemptEvent, LearnerEvent, RevealEvent } from '../../learning/event.ts';
import type { OpenServing } from '../../learning/learnerState.ts';
import type { Mark } from '../../learning/marking/key.ts';
import type { Committed } from '../commit.ts';
import type { SittingSituation } from '../loadSitting.ts';
import { instanceOf } from '../openQuestion.ts';
import type { Practice } from '../practice.ts';
import type { Situation } from '../situation.ts';
import { presentChange } from './change.ts';
import { skillTitle } from './skills.ts';

function misconceptionOf(
  { index }: Situation,
  instance: Instance,
  verdict: Mark,
): Pick<Feedback, 'misconception' | 'message'> {
  const known = verdict.misconception === null ? null : index.misconceptionById.get(verdict.misconception);
  return {
    misconception: known ? { id: known.id, title: instance.say(known.title) } : null,
    message: feedbackHtml(instance, verdict, known ?? null),
  };
}

/** Solution and explanation, once the step is over. */
function explained(
  instance: Instance,
  step: number,
  then: Feedback['then'],
): Pick<Feedback, 'solution' | 'explanation'> {
  if (then === 'again') return { solution: null, explanation: null };
  return { solution: solutionHtml(instance, step), explanation: explanationHtml(instance, step) };
}

/** What the answer made of the check that ran before it. A repeat finds later answers in it already. */
function checkOf({ before, after, repeated }: Committed): Pick<Feedback, 'check'> {
  const { check } = before.here;
  if (repeated || check === undefined || check === after.here.check) return {};
  const outcome = after.here.disputes?.[check.skill]?.outcome;
  if (outcome !== 'open' && outcome !== 'confirmed' && outcome !== 'not-shown') return {};
  return { check: { skill: check.skill, title: skillTitle(after, check.skill), outcome } };
}

function skillOf(situation: Situation, event: AttemptEvent | RevealEvent): Feedback['skill'] {
  const id = event.evidence.skills[0]?.skill ?? '';
  return { id, title: skillTitle(situation, id) };
}

/** What is said about how the answer came about; about a further try only that it was made in haste. */
function mannerOf({ evidence, try: count }: AttemptEvent): Pick<Feedback, 'rapid' | 'hurried' | 'slip'> {
  const { rapid, hurried, slip } = evidence;
  return {
    rapid: rapid && count === 1,
    ...(hurried === undefined ? {} : { hurried }),
    ...(slip === undefined ? {} : { slip }),
  };
}

function attemptFeedback(committed: Committed, event: AttemptEvent, instance: Instance): Feedback {
  const { correct, score, note, parts } = event.mark;
  return {
    serving: event.serving,
    step: event.step,
    try: event.try,
    correct,
    score,
    note,
    ...misconceptionOf(committed.after, instance, event.mark),
    parts,
    ...explained(instance, event.step, event.then),
    then: event.then,
    earlier: null,
    ...mannerOf(event),
    changed: presentChange(committed.after, event),
    skill: skillOf(committed.after, event),
    ...checkOf(committed),
  };
}

function revealFeedback(committed: Committed, event: RevealEvent, instance: Instance): Feedback {
  return {
    serving: event.serving,
    step: event.step,
    try: 0,
    correct: false,
    score: 0,
    note: 'revealed',
    misconception: null,
    message: null,
    parts: {},
    ...explained(instance, event.step, event.then),
    then: event.then,
    earlier: null,
    rapid: false,
    changed: presentChange(committed.after, event),
    skill: skillOf(committed.after, event),
    ...checkOf(committed),
  };
}

/** What an answer or a reveal brought, told from its event alone, so that a repeat tells the same. */
export async function eventFeedback(practice: Practice, committed: Committed): Promise<Feedback | null> {
  const { event, after } = committed;
  if (event.kind !== 'attempt' && event.kind !== 'reveal') return null;
  const instance = await instanceOf(practice, event, after.locale);
  return event.kind === 'attempt'
    ? attemptFeedback(committed, event, instance)
    : revealFeedback(committed, event, instance);
}

/** What an answer or a reveal brought, in the words of whoever reads it again later. */
export async function feedbackAgain(
  practice: Practice,
  situation: SittingSituation,
  event: LearnerEvent,
): Promise<Feedback | null> {
  return eventFeedback(practice, { event, before: situation, after: situation, repeated: true });
}

/** Feedback on an answer that was sent; where another one stands in its place, on that one, which it then names. */
export async function answerFeedback(
  practice: Practice,
  committed: Committed,
  sent: Answer,
): Promise<Feedback | null> {
  const { event } = committed;
  const feedback = await eventFeedback(practice, committed);
  if (feedback === null || event.kind !== 'attempt' || isDeepStrictEqual(event.answer, sent)) return feedback;
  return { ...feedback, earlier: Answer.parse(event.answer) };
}

/** An answer that could not be read: no try was used up. */
export function unreadableFeedback(situation: Situation, open: OpenServing, verdict: Mark): Feedback {
  return {
    serving: open.id,
    step: open.step,
    try: open.tries + 1,
    correct: false,
    score: 0,
    note: verdict.note,
    misconception: null,
    message: null,
    parts: {},
    solution: null,
    explanation: null,
    then: 'again',
    earlier: null,
    rapid: false,
    changed: null,
    skill: { id: open.decision.skill, title: skillTitle(situation, open.decision.skill) },
  };
}
