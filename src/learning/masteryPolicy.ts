import type { Mastery, MasteryRule } from './model.ts';

/**
 * Ways of calling a skill mastered, of which an instructor chooses one. `certain`: the lower bound of the estimate, unaided
 * answers and a delayed success. `bkt`: the probability of knowing by Bayesian knowledge tracing alone, as classical
 * tutors do at 0.95 (Corbett & Anderson 1995). `row`: so many unaided right answers in a row, as skill builders do
 * (Kelly, Wang, Thompson & Heffernan 2015). `retest`: the same, tested again after growing breaks; a miss takes it back
 * (automatic reassessment and relearning, Wang & Heffernan 2011).
 */
export type MasteryPolicy = 'certain' | 'bkt' | 'row' | 'retest';

/**
 * The lower bound that mastery needs; null where the policy goes by something else, or where the bound is not reached and
 * not missing either, because a row of right answers proves the skill.
 */
export function neededBound(
  rule: MasteryRule,
  { lower, missing }: Pick<Mastery, 'lower' | 'missing'>,
): number | null {
  if ((rule.policy ?? 'certain') !== 'certain') return null;
  const proven = lower < rule.threshold && missing.every(({ code }) => code !== 'lower_bound');
  return proven ? null : rule.threshold;
}

/** Days after the last success until the next re-test: a week, then twice as long each time; after the last no more. */
export const RETEST_DAYS: readonly number[] = [7, 14, 28, 56];
