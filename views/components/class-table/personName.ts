import { learnerCode } from '../../../src/api/class.ts';
import type { Translator } from '../../text/translator.ts';

/** Somebody of the class, perhaps without a name. */
export interface Named {
  readonly learner: string;
  readonly name: string | null;
}

/** The name to show: the person's own, or a pseudonym in the reader's language where the platform tells none. */
export function personName(text: Translator, { learner, name }: Named): string {
  return name ?? text.t('class.pseudonym', { code: learnerCode(learner) });
}
