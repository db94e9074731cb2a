import { tidy } from '../tidy.ts';
import type { Arm, Measure, Trial } from './plan.ts';

/** A learner in an experiment: how far they are, and their number once it stands. */
export interface TrialRun {
  readonly experiment: string;
  readonly arm: Arm;
  /** Questions counted so far. */
  readonly counted: number;
  /** For shares: those that were right or worked on. For growth: the mean estimate before the first of them. */
  readonly basis: number;
  /** Between −1 and 1; null until enough questions are counted. It never changes after that. */
  readonly outcome: number | null;
  /** An event says the number, so that it stands however the log is folded; absent before. */
  readonly written?: true;
}

/** One first try, as a measure looks at it. */
export interface Tried {
  readonly right: boolean;
  /** Worked on: neither guessed, nor clicked through, nor given up. */
  readonly honest: boolean;
  /** No skill of the question was practised for 20 hours before it, and each had been before. */
  readonly delayed: boolean;
  /** Mean estimate over the activity's skills before and after it. */
  readonly before: number;
  readonly after: number;
}

function counts(measure: Measure, tried: Tried): boolean {
  return measure !== 'delayed' || tried.delayed;
}

function gained(measure: Measure, tried: Tried): number {
  if (measure === 'growth') return 0;
  return (measure === 'delayed' ? tried.right : tried.honest) ? 1 : 0;
}

/** The run as it begins with the first question in an arm. */
function begun({ plan, arm }: Trial, tried: Tried): TrialRun {
  const basis = plan.measure === 'growth' ? tidy(tried.before) : 0;
  return { experiment: plan.experiment, arm, counted: 0, basis, outcome: null };
}

/** The run after one more first try. Another experiment begins a run of its own. */
export function nextTrialRun(run: TrialRun | undefined, trial: Trial, tried: Tried): TrialRun {
  const { plan } = trial;
  const mine = run?.experiment === plan.experiment ? run : begun(trial, tried);
  if (mine.outcome !== null || !counts(plan.measure, tried)) return mine;
  const counted = mine.counted + 1;
  const basis = mine.basis + gained(plan.measure, tried);
  if (counted < plan.questions) return { ...mine, counted, basis };
  const outcome = plan.measure === 'growth' ? tried.after - basis : basis / plan.questions;
  return { ...mine, counted, basis, outcome: tidy(outcome) };
}
