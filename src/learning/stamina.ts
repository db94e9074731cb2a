import { tidy } from './tidy.ts';

/** How some questions of a sitting went. */
export interface Stretch {
  /** Mean of result (0 or 1) less predicted success: above 0 is better than expected, whatever was asked. */
  readonly surplus: number;
  /** Mean natural logarithm of the time against what is usual for the question. */
  readonly time: number;
}

/** A learner's strength over one sitting: how it began, and how it goes lately. */
export interface Stamina {
  /** Questions behind it. */
  readonly count: number;
  /** The first eight. */
  readonly start: Stretch;
  /** A running mean over about the last eight. */
  readonly late: Stretch;
}

/** One question as stamina sees it; `time` is null when not measured or not looked at. */
export interface Effort {
  readonly right: boolean;
  readonly predicted: number;
  readonly time: number | null;
}

const START = 8;
/** Weight of the newest question in the running mean: as sure as the mean of the last eight. */
const STEP = 2 / (START + 1);

/** Standard deviations of the difference of two such means when nothing changes: results, and logarithms of time. */
const SURPLUS_SPREAD = 0.21;
const TIME_SPREAD = 0.25;

/** Of somebody whose strength holds, about one sitting in twenty is called tired (measured by a test). */
const TIRED = 2.8;

/** Questions of a sitting after which a tired learner is advised to end it. */
const LONG = 40;

/** The stamina after one more question; absent before the first of the sitting. */
export function nextStamina(before: Stamina | undefined, effort: Effort): Stamina {
  const surplus = (effort.right ? 1 : 0) - effort.predicted;
  const time = effort.time ?? before?.late.time ?? 0;
  if (before === undefined) return { count: 1, start: { surplus, time }, late: { surplus, time } };
  const count = before.count + 1;
  const towards = (stretch: Stretch, step: number): Stretch => ({
    surplus: tidy(stretch.surplus + step * (surplus - stretch.surplus)),
    time: tidy(stretch.time + step * (time - stretch.time)),
  });
  if (count <= START) {
    const start = towards(before.start, 1 / count);
    return { count, start, late: start };
  }
  return { count, start: before.start, late: towards(before.late, STEP) };
}

/**
 * Whether results and pace are clearly worse than at the learner's own start: falling results together with slower
 * answers, or falling results alone where they are faster (as of somebody who no longer tries).
 */
export function isTired({ count, start, late }: Stamina): boolean {
  if (count < 2 * START) return false;
  const fall = (start.surplus - late.surplus) / SURPLUS_SPREAD;
  const slower = (late.time - start.time) / TIME_SPREAD;
  return (slower > 0 ? (fall + slower) / Math.SQRT2 : fall) >= TIRED && fall > 0;
}

/** What a tired learner is advised: a break first; the end where the questions are easier already or were many. */
export function restAdvice(
  sitting: {
    readonly answered: number;
    readonly finished: boolean;
    readonly stamina?: Stamina;
    readonly easier?: true;
  } | null,
): 'break' | 'end' | null {
  if (!sitting?.stamina || sitting.finished || !isTired(sitting.stamina)) return null;
  return sitting.easier || sitting.answered >= LONG ? 'end' : 'break';
}
