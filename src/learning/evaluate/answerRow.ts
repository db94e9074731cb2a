import type { Question } from '../catalogue.ts';
import type { Outcome } from '../model.ts';

/** One first answer of somebody, as data sets for next-answer prediction hold it. */
export interface AnswerRow {
  readonly user: string;
  readonly item: string;
  readonly skills: readonly string[];
  readonly correct: boolean;
  /** Milliseconds since any fixed moment; all equal when the set has no times. */
  readonly at: number;
}

/** Turns a row into the question that a model sees. */
export type QuestionOf = (row: AnswerRow) => Question;

/** The item with its skills in equal parts and no prior difficulty. */
export const bySkills: QuestionOf = ({ item, skills }) => ({
  item,
  step: 0,
  skills: skills.map((skill) => ({ skill, weight: 1 / skills.length })),
  difficulty: 0,
  guess: 0,
  fact: null,
});

/** The item with its combination of skills as one skill, for models that know no other way of sharing. */
export const byCombination: QuestionOf = (row) => bySkills({ ...row, skills: [combinationName(row)] });

/** The skills of a row as one name. */
export function combinationName({ skills }: AnswerRow): string {
  return skills.join('~');
}

/** The outcome a row tells: a first answer without help. */
export function outcomeOf({ correct }: AnswerRow): Outcome {
  return { score: correct ? 1 : 0, weight: 1, unaided: true };
}
