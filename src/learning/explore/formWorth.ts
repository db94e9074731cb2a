import type { LearnerEvent } from '../event.ts';
import { rightAtFirst } from '../firstTry.ts';
import { type LoggedChoice, type PolicyValue, policyValue } from './offPolicy.ts';

/** What a form of explanation would bring if it were always shown first where the pack has it. */
export interface FormWorth {
  readonly form: string;
  /** Times the tutor picked it and a first try at the skill came after. */
  readonly picked: number;
  /** Of those first tries the share that was right, and what it would be if the form were always picked, both 0 to 1. */
  readonly right: number;
  readonly always: PolicyValue;
}

interface Shown {
  readonly skill: string;
  readonly form: string;
  readonly propensity: number;
}

/** The choice of one form, and what came of it. */
interface Judged extends Shown {
  readonly right: boolean;
}

/**
 * How forms of explanation served, weighed by the probability with which each was picked: learners whom a form helped get
 * it more often, so bare shares compare other people. An explanation is judged by the next first try at its skill, as
 * the tutor judges it (`forms.ts`). What a learner asked for in place of another was nobody's choice and is left out.
 */
export class FormJudge {
  readonly #judged: Judged[] = [];
  readonly #offers: (skill: string) => readonly string[];

  /** @param offers forms of explanation a skill has */
  constructor(offers: (skill: string) => readonly string[]) {
    this.#offers = offers;
  }

  /** Takes one learner's events, in order. */
  take(events: Iterable<LearnerEvent>): void {
    let waiting: Shown | null = null;
    const tried = new Set<string>();
    for (const event of events) {
      if (event.kind === 'explained') waiting = this.#isChoice(event) ? event : null;
      const right = firstTry(event, tried);
      if (right === null || waiting === null || !names(event, waiting.skill)) continue;
      const { skill, form, propensity } = waiting;
      this.#judged.push({ skill, form, propensity, right });
      waiting = null;
    }
  }

  #isChoice({ skill, form, propensity }: Shown): boolean {
    const offered = this.#offers(skill);
    return offered.length > 1 && offered.includes(form) && propensity < 1;
  }

  /** Forms that were picked, best first. */
  result(): readonly FormWorth[] {
    const forms = new Set(this.#judged.map(({ form }) => form));
    return [...forms]
      .flatMap((form) => this.#worthOf(form))
      .sort((a, b) => b.always.normalised - a.always.normalised);
  }

  #worthOf(form: string): FormWorth[] {
    const where = this.#judged.filter(({ skill }) => this.#offers(skill).includes(form));
    const always = policyValue(where.map((one) => seenBy(form, one)));
    const own = where.filter((one) => one.form === form);
    if (always === null) return [];
    const right = own.filter((one) => one.right).length / own.length;
    return [{ form, picked: own.length, right, always }];
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

function names(event: LearnerEvent, skill: string): boolean {
  return 'evidence' in event && event.evidence.skills.some((one) => one.skill === skill);
}
