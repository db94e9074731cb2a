import type { Manner } from './learnerState.ts';
import { tidy } from './tidy.ts';

/** How one question was met. */
export type Effort = 'worked' | 'rapid' | 'hints' | 'revealed';

const LETTER: Readonly<Record<Effort, string>> = { worked: 'g', rapid: 'r', hints: 'h', revealed: 'v' };

/** How many questions back are looked at, and how many there must be before anything is said. */
const WINDOW = 20;
const ENOUGH = 10;

/** Share of such questions from which it is called gaming (Baker et al. 2004 find harm well before this). */
const GAMING_FROM = 0.5;

/** Weight of the newest answer in the running mean of the time per answer. */
const PACE_STEP = 0.15;

/** How the first try of a question was made: hints before trying count from the second on. */
export function effortOf(answer: { readonly rapid: boolean; readonly hints: number }): Effort {
  if (answer.rapid) return 'rapid';
  return answer.hints >= 2 ? 'hints' : 'worked';
}

/**
 * The manner after one more question; `elapsed` in milliseconds, null when not measured. With extra time an answer may
 * take so many times the usual before any of it counts as slowness.
 */
export function nextManner(
  manner: Manner,
  effort: Effort,
  elapsed: number | null,
  extraTime: number,
): Manner {
  const letters = (manner.effort + LETTER[effort]).slice(-WINDOW);
  if (elapsed === null) return { effort: letters, logTime: manner.logTime, lastPace: 0 };
  const time = Math.log(Math.max(100, elapsed));
  const mean = manner.logTime ?? time;
  const pace = time - mean;
  const lastPace = tidy(pace > 0 ? Math.max(0, pace - Math.log(extraTime)) : pace);
  return { effort: letters, logTime: tidy(mean + PACE_STEP * pace), lastPace };
}

/** Shares of the last 20 questions guessed rapidly and met with hints or a reveal instead of a try. */
export interface Gaming {
  readonly answers: number;
  readonly rapid: number;
  readonly help: number;
  /** At least half of ten or more. */
  readonly gaming: boolean;
}

/** Whether the learner guesses or asks for help instead of working, over the last answers. */
export function gamingOf(manner: Manner): Gaming {
  const answers = manner.effort.length;
  const count = (letters: string) => [...manner.effort].filter((letter) => letters.includes(letter)).length;
  const rapid = answers === 0 ? 0 : count('r') / answers;
  const help = answers === 0 ? 0 : count('hv') / answers;
  return { answers, rapid, help, gaming: answers >= ENOUGH && rapid + help >= GAMING_FROM };
}
