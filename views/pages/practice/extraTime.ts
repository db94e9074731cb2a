import type { LearnerSettings } from '../../../src/api/learnerSettings.ts';
import type { Turn } from '../../../src/api/turn.ts';

/** How many times as long the learner may take, by their own choice or by what they were given; 1 for no extra time. */
export function extraTimeOf(settings: LearnerSettings | null, { given }: Pick<Turn, 'given'>): number {
  return Math.max(settings?.extraTime ?? 1, given?.factor ?? 1);
}
