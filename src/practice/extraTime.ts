import type { GivenTime } from '../api/turn.ts';
import type { SittingSituation } from './loadSitting.ts';

/** The most that others have set for the learner, an instructor or the platform's launch; null for none. */
export function givenTime({ state, session }: Pick<SittingSituation, 'state' | 'session'>): GivenTime | null {
  const { extraTime: instructor = 1 } = state;
  const { extraTime: platform = 1 } = session;
  if (platform > instructor) return { factor: platform, by: 'platform' };
  return instructor > 1 ? { factor: instructor, by: 'instructor' } : null;
}

/**
 * How many times as long the learner may take, 1 for no extra time: whoever set it, learner, instructor or platform, it
 * counts, and of several the most.
 */
export function extraTimeOf(situation: Pick<SittingSituation, 'state' | 'session' | 'learner'>): number {
  return Math.max(situation.learner.settings.extraTime, givenTime(situation)?.factor ?? 1);
}
