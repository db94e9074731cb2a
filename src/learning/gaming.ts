import type { Evidence } from './event.ts';
import type { Manner } from './learnerState.ts';
import { nextPace, USUAL_PACE } from './pace.ts';
import { tidy } from './tidy.ts';

/** How one question was met. */
export type Effort = 'worked' | 'rapid' | 'hints' | 'clicked' | 'revealed';

const LETTER: Readonly<Record<Effort, string>> = {
  worked: 'g',
  rapid: 'r',
  hints: 'h',
  clicked: 'c',
  revealed: 'v',
};

/** A question tried on until it was right, without a look at what the tries told. */
const TRIED_ON = 'a';
/** Letters of questions that were worked on at the first try. */
const HONEST = 'gh';

/** How many questions back are looked at, and how many there must be before anything is said. */
const WINDOW = 20;
const ENOUGH = 10;

/** Share of such questions from which it is called gaming (Baker et al. 2004 find harm well before this). */
const GAMING_FROM = 0.5;

/** Weight of the newest answer in the running mean of the time per answer. */
const PACE_STEP = 0.15;

/** A first try of more than five minutes was interrupted and tells nothing of how long the learner takes. */
const IDLE_MS = 300_000;

/** How the first try of a question was made: hints before trying count from the second on. */
export function effortOf(answer: Pick<Evidence, 'rapid' | 'hurried'> & { readonly hints: number }): Effort {
  if (answer.rapid) return 'rapid';
  if (answer.hurried === 'hints') return 'clicked';
  return answer.hints >= 2 ? 'hints' : 'worked';
}

/** Time of a first try in milliseconds. */
interface Timed {
  /** Null when not measured. */
  readonly elapsed: number | null;
  /** What is usual for the question; absent where time was not looked at. */
  readonly usual?: number | undefined;
  /** Factor by which an answer may take longer before any of it counts as slowness. */
  readonly extraTime: number;
}

/** Only honest tries tell how long the learner takes, and a page left open for minutes tells nothing. */
function pacedBy(manner: Manner, effort: Effort, { elapsed, usual }: Timed): Pick<Manner, 'pace'> {
  const before = manner.pace === undefined ? {} : { pace: manner.pace };
  if (elapsed === null || usual === undefined || elapsed > IDLE_MS) return before;
  return HONEST.includes(LETTER[effort])
    ? { pace: nextPace(manner.pace ?? USUAL_PACE, elapsed, usual) }
    : before;
}

/** The manner after the first try at one more question. */
export function nextManner(manner: Manner, effort: Effort, timed: Timed): Manner {
  const { elapsed, extraTime } = timed;
  const pace = pacedBy(manner, effort, timed);
  const letters = (manner.effort + LETTER[effort]).slice(-WINDOW);
  if (elapsed === null) return { effort: letters, logTime: manner.logTime, lastPace: 0, ...pace };
  const time = Math.log(Math.max(100, elapsed));
  const mean = manner.logTime ?? time;
  const slower = time - mean;
  const lastPace = tidy(slower > 0 ? Math.max(0, slower - Math.log(extraTime)) : slower);
  return { effort: letters, logTime: tidy(mean + PACE_STEP * slower), lastPace, ...pace };
}

/** The manner after a further try at the same question that came without a look at what the last one told. */
export function triedOn(manner: Manner): Manner {
  const last = manner.effort.at(-1);
  if (last === undefined || !HONEST.includes(last)) return manner;
  return { ...manner, effort: manner.effort.slice(0, -1) + TRIED_ON };
}

/**
 * Shares of the last 20 questions guessed rapidly, met with hints clicked through or a reveal instead of a try, and
 * tried on until right. Two hints that were read are honest work.
 */
export interface Gaming {
  readonly answers: number;
  readonly rapid: number;
  readonly help: number;
  readonly tries: number;
  /** At least half of ten or more. */
  readonly gaming: boolean;
}

/** Whether the learner guesses or asks for help instead of working, over the last answers. */
export function gamingOf(manner: Manner): Gaming {
  const answers = manner.effort.length;
  const count = (letters: string) => [...manner.effort].filter((letter) => letters.includes(letter)).length;
  const rapid = answers === 0 ? 0 : count('r') / answers;
  const help = answers === 0 ? 0 : count('cv') / answers;
  const tries = answers === 0 ? 0 : count(TRIED_ON) / answers;
  return { answers, rapid, help, tries, gaming: answers >= ENOUGH && rapid + help + tries >= GAMING_FROM };
}
