import type { ActivityDefinition } from '../xapi/anyStatement.ts';
import type { LrsCaller } from './caller.ts';

/**
 * What is said of an activity, as this caller may see it. A learner in a launched session is not told the right response:
 * others may have answered the very question that is open for them.
 */
export function shownDefinition(
  { own }: Pick<LrsCaller, 'own'>,
  definition: ActivityDefinition,
): ActivityDefinition {
  if (own === null) return definition;
  const { correctResponsesPattern: _kept, ...shown } = definition;
  return shown;
}
