import { appearance, look } from '../appearance.ts';
import type { ExpandedItem } from '../expand.ts';
import type { Instance, InstanceQuestion } from '../instance.ts';
import { type Problem, warning } from './report.ts';

/**
 * Fewest different questions of a template. Ten opportunities is what somebody has who does not get the skill, before
 * other help is due (Beck & Gong 2013, "Wheel-spinning"); the success after a delay and one review come later. Up to then
 * nobody who asks for similar questions should meet one that is remembered.
 */
const FEWEST_QUESTIONS = 12;

/** Seeds below which a question that is possible may not have come yet: nothing is said then. */
const ENOUGH_SEEDS = 100;

/** The right answer as shown; the options of a multiple choice stand in an order of chance. */
function rightLook({ key, solution }: InstanceQuestion): string {
  return key.kind === 'multiple' ? look(solution.split('\n').sort().join('\n')) : look(solution);
}

/**
 * How much of a template differs from seed to seed, by instances in one language. Items without values are one question
 * and known as such. Items about a fact are left out: the fact is what is to be remembered, so its answer stays, and
 * when it comes again is up to its memory.
 */
export class Variety {
  readonly #looks = new Set<string>();
  readonly #right: Set<string>[] = [];
  readonly #isTemplate: boolean;
  #seeds = 0;

  constructor({ item, fact }: ExpandedItem) {
    this.#isTemplate = fact === null && Object.keys(item.parameters).length > 0;
  }

  /** Whether another instance could still change what is found. */
  get isOpen(): boolean {
    if (!this.#isTemplate) return false;
    return this.#looks.size < FEWEST_QUESTIONS || this.#right.some((answers) => answers.size < 2);
  }

  /** Counts one more seed, and looks at it where that can change anything. */
  add(instance: Instance): void {
    this.#seeds += 1;
    if (!this.isOpen) return;
    this.#looks.add(appearance(instance));
    instance.questions.forEach((question, step) => {
      this.#right[step] ??= new Set();
      this.#right[step].add(rightLook(question));
    });
  }

  /** What is wrong once all seeds are in: too few questions, or a right answer that never changes. */
  problems(path: string, isSteps: boolean): Problem[] {
    if (!this.#isTemplate || this.#seeds < ENOUGH_SEEDS) return [];
    return [...this.#few(path), ...this.#constant(path, isSteps)];
  }

  #few(path: string): Problem[] {
    const { size } = this.#looks;
    if (size >= FEWEST_QUESTIONS) return [];
    const message = `${this.#seeds} seeds show only ${size} different questions`;
    return [
      warning(`${path}.parameters`, message, `widen the parameters until ${FEWEST_QUESTIONS} are possible`),
    ];
  }

  #constant(path: string, isSteps: boolean): Problem[] {
    return this.#right.flatMap((answers, step) => {
      const [only] = answers;
      if (only === undefined || answers.size > 1) return [];
      const message = `the right answer is "${only}" for every seed: it is learned instead of the skill`;
      const remedy = 'let values decide what is right, or take the parameters out';
      return [warning(isSteps ? `${path}.steps.${step}.ask` : `${path}.ask`, message, remedy)];
    });
  }
}
