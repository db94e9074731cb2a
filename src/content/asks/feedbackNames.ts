import type { Pattern } from '../../learning/marking/key.ts';
import type { Filling } from '../fill.ts';
import type { Text } from '../text.ts';

/** What an author says about a recognised answer. */
export interface Diagnosis {
  readonly misconception?: string | undefined;
  readonly feedback?: Text | undefined;
}

/** Collects authored feedback under names while a key's patterns are made. */
export class Feedbacks {
  readonly words = new Map<string, string>();
  readonly #filling: Filling;

  constructor(filling: Filling) {
    this.#filling = filling;
  }

  /** The pattern for an answer, its feedback filed under a name made of the step and `local`. */
  pattern<T>(local: string, answer: T, diagnosis: Diagnosis): Pattern<T> {
    const { misconception = null, feedback } = diagnosis;
    const name = `${this.#filling.step}.${local}`;
    if (feedback !== undefined) this.words.set(name, this.#filling.text(feedback));
    return { answer, misconception, feedback: feedback === undefined ? null : name };
  }
}

/** Whether an author said anything about an answer. */
export function isDiagnosed(diagnosis: Diagnosis): boolean {
  return diagnosis.misconception !== undefined || diagnosis.feedback !== undefined;
}
