import type { InstanceQuestion } from '../content/template.ts';
import type { ActivitySettings } from '../learning/settings.ts';

/** Tries at a question: the activity's, but never so many that the last option left is a gift. */
export function triesFor(
  { ask }: Pick<InstanceQuestion, 'ask'>,
  { tries }: Pick<ActivitySettings, 'tries'>,
): number {
  return ask.kind === 'choice' ? Math.min(tries, Math.max(1, ask.options.length - 1)) : tries;
}
