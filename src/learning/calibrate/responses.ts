/** Different wrong answers kept of a question: the common ones come early. */
const KEPT = 12;

/** Learners who gave one answer to a question: those above the middle of all who met it, and the others. */
export interface Split {
  readonly strong: number;
  readonly weak: number;
}

const NOBODY: Split = { strong: 0, weak: 0 };

/** What learners answered to one question at their first meeting with it. Bounded. */
export class Responses {
  #right = NOBODY;
  #all = NOBODY;
  readonly #wrong = new Map<string, Split>();

  /** Counts one learner; `response` is null where a wrong answer cannot be compared with others. */
  add(strong: boolean, right: boolean, response: string | null): void {
    this.#all = plus(this.#all, strong);
    if (right) this.#right = plus(this.#right, strong);
    if (right || response === null) return;
    const known = this.#wrong.get(response);
    if (known === undefined && this.#wrong.size >= KEPT) return;
    this.#wrong.set(response, plus(known ?? NOBODY, strong));
  }

  get learners(): Split {
    return this.#all;
  }

  get right(): Split {
    return this.#right;
  }

  /** How many different wrong answers were given by at least so many learners. */
  given(least: number): number {
    return [...this.#wrong.values()].filter(({ strong, weak }) => strong + weak >= least).length;
  }

  /** The wrong answer that most of the strong gave; null where none was counted. */
  get common(): ({ readonly response: string } & Split) | null {
    const [most] = [...this.#wrong]
      .map(([response, split]) => ({ response, ...split }))
      .sort((a, b) => b.strong - a.strong);
    return most ?? null;
  }
}

function plus({ strong, weak }: Split, isStrong: boolean): Split {
  return isStrong ? { strong: strong + 1, weak } : { strong, weak: weak + 1 };
}
