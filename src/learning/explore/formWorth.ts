import type { LearnerEvent } from '../event.ts';
import { rightAtFirst } from '../firstTry.ts';
import { type LoggedChoice, type PolicyValue, policyValue } from './offPolicy.ts';
import { type ShareInterval, shareInterval } from './shareInterval.ts';

/** What a form of an explanation or of a hint would bring if it were always shown first where the pack has it. */
export interface FormWorth {
  readonly form: string;
  /** Times the tutor picked it and a first try at the skill came after. */
  readonly picked: number;
  /** Of those first tries the share that was right, and what it would be if the form were always picked, both 0 to 1. */
  readonly right: number;
  readonly always: PolicyValue;
  /** Where the normalised of these shares lies. */
  readonly interval: ShareInterval;
}

/** A form that was shown, of those there were. */
interface Shown {
  readonly skill: string;
  readonly form: string;
  readonly offered: readonly string[];
  readonly propensity: number;
  /** The question it was a hint at, which tells nothing of it; null for an explanation. */
  readonly serving: string | null;
}

/** What an event showed; null for one that showed nothing of the kind that is judged. */
export type ShownBy = (event: LearnerEvent) => Shown | null;

/** Explanations. @param offers forms of explanation a skill has */
export function shownExplanation(offers: (skill: string) => readonly string[]): ShownBy {
  return (event) =>
    event.kind === 'explained' ? { ...event, offered: offers(event.skill), serving: null } : null;
}

/** Hints; those without forms showed nothing that could be judged. */
export const shownHint: ShownBy = (event) =>
  event.kind === 'hint' && event.picked !== undefined ? { ...event.picked, serving: event.serving } : null;

/** The choice of one form, and what came of it. */
interface Judged extends Shown {
  readonly right: boolean;
}

/**
 * How forms of explanations or of hints served, weighed by the probability with which each was picked: learners whom a form helped get
 * it more often, so bare shares compare other people. Each is judged by the next first try at its skill, as
 * the tutor judges it (`forms.ts`). What a learner asked for in place of another was nobody's choice and is left out.
 */
export class FormJudge {
  readonly #judged: Judged[] = [];
  readonly #shownBy: ShownBy;

  /** @param shownBy which of the two is judged */
  constructor(shownBy: ShownBy) {
    this.#shownBy = shownBy;
  }

  /** Takes one learner's events, in order. */
  take(events: Iterable<LearnerEvent>): void {
    let waiting: Shown | null = null;
    const tried = new Set<string>();
    for (const event of events) {
      const shown = this.#shownBy(event);
      if (shown !== null) waiting = isChoice(shown) ? shown : null;
      const right = firstTry(event, tried);
      if (right === null || waiting === null || !tells(event, waiting)) continue;
      this.#judged.push({ ...waiting, right });
      waiting = null;
    }
  }

  /** Forms that were picked, best first. */
  result(): readonly FormWorth[] {
    const forms = new Set(this.#judged.map(({ form }) => form));
    return [...forms]
      .flatMap((form) => this.#worthOf(form))
      .sort((a, b) => b.always.normalised - a.always.normalised);
  }

  #worthOf(form: string): FormWorth[] {
    const where = this.#judged.filter(({ offered }) => offered.includes(form));
    const always = policyValue(where.map((one) => seenBy(form, one)));
    const own = where.filter((one) => one.form === form);
    if (always === null) return [];
    const right = own.filter((one) => one.right).length / own.length;
    const interval = shareInterval(always.normalised, always.effective);
    return [{ form, picked: own.length, right, always, interval }];
  }
}

function seenBy(form: string, { form: picked, propensity, right }: Judged): LoggedChoice {
  return { propensity, target: picked === form ? 1 : 0, reward: right ? 1 : 0 };
}

/** Whether a first try was right without hints; null for anything else. A question given up untried was not. */
function firstTry(event: LearnerEvent, tried: Set<string>): boolean | null {
  if (event.kind === 'reveal') return tried.has(`${event.serving} ${event.step}`) ? null : false;
  if (event.kind !== 'attempt' || event.mark.note === 'unreadable') return null;
  tried.add(`${event.serving} ${event.step}`);
  return rightAtFirst(event);
}

function isChoice({ form, offered, propensity }: Shown): boolean {
  return offered.length > 1 && offered.includes(form) && propensity < 1;
}

/** Whether a first try says something of what was shown: it is at the skill, and not at the very question. */
function tells(event: LearnerEvent, { skill, serving }: Shown): boolean {
  if (!('evidence' in event) || event.serving === serving) return false;
  return event.evidence.skills.some((one) => one.skill === skill);
}
