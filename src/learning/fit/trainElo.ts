import { type EloState, type EloSteps, elo, eloLogit } from '../baselines/elo.ts';
import { type AnswerRow, bySkills } from '../evaluate/answerRow.ts';
import { walk } from '../evaluate/walk.ts';
import { logit, sigmoid } from '../models/logit.ts';
import { type ParameterSet, PRIOR_PARAMETERS } from '../parameters.ts';
import { fitBest } from './innerValidation.ts';
import type { Trained, Trainer } from './trained.ts';

const PASSES = 3;

/** Steps to choose from: for many learners with few answers each, and for few learners with many. */
const STEPS: readonly [EloSteps, ...EloSteps[]] = [
  { all: 0.8, allFade: 0.1, skill: 0.4, skillFade: 0.02, floor: 0, item: 0.4, itemFade: 0.1 },
  { all: 0.4, allFade: 0.02, skill: 0.2, skillFade: 0.02, floor: 0.05, item: 0.2, itemFade: 0.05 },
];

/** Fits Elo: items and skills move with each train answer, in three passes. */
export const trainElo: Trainer = (rows, progress) => fitBest(rows, STEPS, fitWith, progress);

function fitWith(rows: readonly AnswerRow[], steps: EloSteps): Trained {
  const model = elo(steps);
  const ratings = new Ratings(rows);
  for (let pass = 0; pass < PASSES; pass += 1) {
    ratings.again();
    walk<EloState>(
      rows,
      model,
      () => ratings.parameters,
      bySkills,
      ({ row, question, state }) => {
        const error = (row.correct ? 1 : 0) - sigmoid(eloLogit(state, question, ratings.parameters));
        ratings.move(row, error, steps);
      },
    );
  }
  return {
    model: model as Trained['model'],
    parameters: ratings.parameters,
    questionOf: bySkills,
    chosen: { ...steps },
  };
}

/** Items and skills while they are being fitted. The walk updates the learner with the ratings after the move. */
class Ratings {
  readonly #difficulty: Record<string, number> = {};
  readonly #skillOffset: Record<string, number> = {};
  readonly #items = new Map<string, number>();
  readonly #skills = new Map<string, number>();
  readonly parameters: ParameterSet;

  constructor(rows: readonly AnswerRow[]) {
    const right = rows.filter(({ correct }) => correct).length / Math.max(1, rows.length);
    for (const { skills } of rows) for (const skill of skills) this.#skillOffset[skill] = -logit(right);
    this.parameters = {
      ...PRIOR_PARAMETERS,
      version: 'evaluation',
      difficulty: this.#difficulty,
      skillOffset: this.#skillOffset,
    };
  }

  again(): void {
    this.#items.clear();
    this.#skills.clear();
  }

  move({ item, skills }: AnswerRow, error: number, steps: EloSteps): void {
    const step = (counts: Map<string, number>, key: string) => {
      const n = counts.get(key) ?? 0;
      counts.set(key, n + 1);
      return (steps.item / (1 + steps.itemFade * n)) * error;
    };
    this.#difficulty[item] = (this.#difficulty[item] ?? 0) - step(this.#items, item);
    for (const skill of skills)
      this.#skillOffset[skill] = (this.#skillOffset[skill] ?? 0) - step(this.#skills, skill);
  }
}
