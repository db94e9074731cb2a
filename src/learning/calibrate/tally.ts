import type { SkillShare } from '../catalogue.ts';
import { type AnswerRow, bySkills, counts } from '../evaluate/answerRow.ts';
import { type Encounter, walk } from '../evaluate/walk.ts';
import { discrimination } from '../models/linear.ts';
import { skillAbility, skillBelief } from '../models/logistic/core.ts';
import type { LogisticState } from '../models/logistic/state.ts';
import { logistic } from '../models/logistic.ts';
import { questionKey } from '../parameters.ts';
import { clamp } from '../tidy.ts';
import { Cells, type Seen } from './cells.ts';
import { type FoldedSets, foldOf, setFor } from './fold.ts';

/** What was counted of one question. */
export interface QuestionTally {
  readonly item: string;
  readonly step: number;
  readonly cells: Cells;
  readonly skills: readonly SkillShare[];
  /** The author's difficulty as it was pinned last. */
  readonly author: number;
  readonly answers: number;
}

const MOST_GUESS = 0.9;

/**
 * One round through everybody's answers: how each question went by how able its learners looked before it. Learners come
 * one at a time in any order; memory grows with the questions, not with the answers.
 */
export class Tally {
  readonly sets: FoldedSets;
  readonly questions = new Map<string, QuestionTally>();
  /** By skill, and all together: ability less the author's difficulty. */
  readonly skills = new Map<string, Cells>();
  readonly all = new Cells();

  constructor(sets: FoldedSets) {
    this.sets = sets;
  }

  /** Counts the answers of one learner, in the order they were given. */
  take(rows: readonly AnswerRow[]): void {
    const parametersOf = (row: AnswerRow) => setFor(this.sets, row.user);
    walk(rows, logistic, parametersOf, bySkills, (encounter) => {
      if (counts(encounter.row)) this.#count(encounter);
    });
  }

  #count(encounter: Encounter<LogisticState>): void {
    const { row, question, parameters } = encounter;
    const fold = foldOf(row.user);
    const seen = seenIn(encounter);
    const key = questionKey(question);
    const known = this.questions.get(key);
    const cells = known?.cells ?? new Cells();
    cells.add(fold, seen);
    const { item, step, skills, difficulty: author } = question;
    this.questions.set(key, { item, step, cells, skills, author, answers: (known?.answers ?? 0) + 1 });
    const slope = discrimination(question, parameters);
    const above = {
      ...seen,
      ability: slope * seen.ability - author,
      variance: slope ** 2 * seen.variance,
    };
    this.all.add(fold, above);
    for (const { skill, weight } of skills) {
      const ofSkill = this.skills.get(skill) ?? new Cells();
      this.skills.set(skill, ofSkill);
      ofSkill.add(fold, above, weight);
    }
  }
}

/** An answer with what was believed of the learner before it. */
export function seenIn({ row, question, state }: Encounter<LogisticState>): Seen {
  const variance = question.skills.reduce(
    (sum, { skill, weight }) => sum + weight ** 2 * skillBelief(state, skill).variance,
    state.ability.variance,
  );
  return {
    right: row.correct,
    ability: state.ability.mean + skillAbility(state, question),
    variance,
    guess: clamp(question.guess, 0, MOST_GUESS),
  };
}
