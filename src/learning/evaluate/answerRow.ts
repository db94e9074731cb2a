import type { Question } from '../catalogue.ts';
import type { Outcome } from '../model.ts';

/** An answer as practice has weighed it. */
export interface Logged {
  readonly question: Question;
  readonly outcome: Outcome;
  /** A prediction is made of it: a first try that somebody meant. Other answers only move the learner's state. */
  readonly counts: boolean;
}

/** One answer of somebody: a first one, as data sets for next-answer prediction hold it, or one of a log. */
export interface AnswerRow {
  readonly user: string;
  readonly item: string;
  readonly skills: readonly string[];
  readonly correct: boolean;
  /** Milliseconds since any fixed moment; all equal when the set has no times. */
  readonly at: number;
  /** Absent in data sets: a first answer without help to an item of which nothing else is known. */
  readonly logged?: Logged;
}

/** Turns a row into the question that a model sees. */
export type QuestionOf = (row: AnswerRow) => Question;

/** The question as it was logged; of a data set the item with its skills in equal parts and no prior difficulty. */
export const bySkills: QuestionOf = ({ item, skills, logged }) =>
  logged?.question ?? {
    item,
    step: 0,
    skills: skills.map((skill) => ({ skill, weight: 1 / skills.length })),
    difficulty: 0,
    guess: 0,
    fact: null,
  };

/** The item with its combination of skills as one skill, for models that know no other way of sharing. */
export const byCombination: QuestionOf = (row) => bySkills({ ...row, skills: [combinationName(row)] });

/** The skills of a row as one name. */
export function combinationName({ skills }: AnswerRow): string {
  return skills.join('~');
}

/** The outcome a row tells: as it was logged, else a first answer without help. */
export function outcomeOf({ correct, logged }: AnswerRow): Outcome {
  return logged?.outcome ?? { score: correct ? 1 : 0, weight: 1, unaided: true };
}

/** Whether a prediction is made of the row. */
export function counts({ logged }: AnswerRow): boolean {
  return logged?.counts ?? true;
}
