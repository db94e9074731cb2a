import type { Why } from '../../../src/api/question.ts';

/** Whether the skill a question was chosen for seems known already, so that the question proves it rather than teaches it. */
export function seemsKnown({ estimate, needed, sincePractice }: Why): boolean {
  return needed !== null && estimate >= needed && sincePractice !== null;
}
