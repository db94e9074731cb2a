import type { Answer } from '../answer.ts';
import { attemptOutcome } from '../attemptOutcome.ts';
import type { Decision } from '../decision.ts';
import type { AnswerRow, Logged } from '../evaluate/answerRow.ts';
import type { AttemptEvent, LearnerEvent, RevealEvent } from '../event.ts';

/** How an item came to be asked. */
export interface ItemPick {
  /** Probability with which chance picked it, where there was a choice; else 1. */
  readonly propensity: number;
  /** It was not among the best and came to be tried out. */
  readonly explored: boolean;
}

/** An answer of a log, with what is looked at besides whether it was right. */
export interface LoggedRow extends AnswerRow {
  readonly logged: Logged;
  /** Chance of success foretold when the question was chosen; null for later steps and for what was not chosen. */
  readonly foretold: number | null;
  /** How the item came; on the first answer to a question that was chosen, absent elsewhere. */
  readonly pick?: ItemPick;
  /** What was answered, where it can be compared with other answers to the question. */
  readonly response: string | null;
  /** Milliseconds it took and those held to be usual then; absent where time was not looked at, or after help. */
  readonly timed?: { readonly elapsed: number; readonly usual: number };
}

/** Longest typed answer that is compared; longer ones are nobody's common mistake. */
const LONGEST = 40;

/** Why each question was chosen, by serving. */
type Decisions = ReadonlyMap<string, Decision>;

const NO_CHOICES: ReadonlyMap<string, string> = new Map();

/**
 * The answers in one learner's log of a pack, as a fold over the same events sees them. A prediction is made of each
 * first try that was meant: not of rapid ones, nor directly after a question of the same template. With hints it was not
 * right without help, and a question given up untried was not either. `choices` are the words of what was chosen, by event:
 * an id says only where an option stood, which is elsewhere for every seed, so without its words a choice is not compared.
 */
export function rowsOf(
  events: Iterable<LearnerEvent>,
  choices: ReadonlyMap<string, string> = NO_CHOICES,
): readonly LoggedRow[] {
  const rows: LoggedRow[] = [];
  const decisions = new Map<string, Decision>();
  const tried = new Set<string>();
  for (const event of events) {
    if (event.kind === 'attempt' && event.mark.note !== 'unreadable')
      rows.push(attempt(event, decisions, choices));
    if (event.kind === 'reveal' && !tried.has(stepOf(event))) rows.push(reveal(event, decisions));
    if (event.kind === 'attempt') tried.add(stepOf(event));
    if (event.opens !== null) decisions.set(event.opens.id, event.opens.decision);
  }
  return rows;
}

function stepOf({ serving, step }: AttemptEvent | RevealEvent): string {
  return `${serving} ${step}`;
}

function attempt(event: AttemptEvent, decisions: Decisions, choices: ReadonlyMap<string, string>): LoggedRow {
  const { evidence, mark, hints } = event;
  const repeated = !evidence.unaided && hints === 0;
  const outcome = attemptOutcome(event);
  const counts = event.try === 1 && !evidence.rapid && !repeated;
  return {
    ...common(event, event.try === 1, decisions),
    correct: mark.correct && hints === 0,
    logged: { question: questionOf(event), outcome, counts },
    response: mark.correct ? null : (choices.get(event.id) ?? typedOf(event.answer)),
    ...timedOf(event),
  };
}

function timedOf({ elapsed, hints, evidence }: AttemptEvent): Pick<LoggedRow, 'timed'> {
  const { usual } = evidence;
  return elapsed === null || usual === undefined || hints > 0 ? {} : { timed: { elapsed, usual } };
}

function reveal(event: RevealEvent, decisions: Decisions): LoggedRow {
  const outcome = { score: 0, weight: event.evidence.weight, unaided: false };
  return {
    ...common(event, true, decisions),
    correct: false,
    logged: { question: questionOf(event), outcome, counts: true },
    response: null,
  };
}

function common(event: AttemptEvent | RevealEvent, first: boolean, decisions: Decisions) {
  const decision = event.step === 0 ? decisions.get(event.serving) : undefined;
  return {
    user: event.learner,
    item: event.item,
    skills: event.evidence.skills.map(({ skill }) => skill),
    at: event.at,
    foretold: decision?.predicted ?? null,
    ...(first && decision ? { pick: pickOf(decision) } : {}),
  };
}

function pickOf({ propensity, reason }: Decision): ItemPick {
  return { propensity, explored: reason === 'explore' };
}

function questionOf({ item, step, evidence }: AttemptEvent | RevealEvent): Logged['question'] {
  const { skills, difficulty, guess, fact } = evidence;
  return { item, step, skills, difficulty, guess, fact };
}

function typedOf(answer: Answer): string | null {
  if (!('text' in answer)) return null;
  const text = answer.text.trim().toLowerCase();
  return text === '' || text.length > LONGEST ? null : text;
}
