import type { AnswerRow } from '../evaluate/answerRow.ts';
import { hashOf } from '../hash.ts';

const HALVINGS = 32;

/**
 * Whole learners, as many as together gave at most so many answers; which ones depends on their ids alone, not on the
 * order they come in. When too many have come, every second one is let go.
 */
export class Sample {
  readonly #most: number;
  readonly #learners = new Map<string, readonly AnswerRow[]>();
  #size = 0;
  #halvings = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes one learner's answers, all of one user. */
  take(rows: readonly AnswerRow[]): void {
    const user = rows[0]?.user;
    if (user === undefined || !this.#keeps(user)) return;
    this.#learners.set(user, rows);
    this.#size += rows.length;
    while (this.#size > this.#most && this.#learners.size > 1 && this.#halvings < HALVINGS) this.#halve();
  }

  /** By learner, so that the order they came in leaves no trace. */
  get rows(): readonly AnswerRow[] {
    const byUser = [...this.#learners].sort(([a], [b]) => (a < b ? -1 : 1));
    return byUser.flatMap(([, rows]) => rows);
  }

  #keeps(user: string): boolean {
    return Math.clz32(hashOf(`sample ${user}`)) >= this.#halvings;
  }

  #halve(): void {
    this.#halvings += 1;
    for (const [user, rows] of this.#learners) {
      if (this.#keeps(user)) continue;
      this.#learners.delete(user);
      this.#size -= rows.length;
    }
  }
}
