import type { Predictor } from '../model.ts';

interface SeedState {
  /** Right answers and all answers, by skill. */
  readonly skills: Readonly<Record<string, readonly [wins: number, answers: number]>>;
}

/**
 * The naive rule as a predictor: the share right so far on the question's skills, begun with one right and one wrong
 * answer. The policy that goes with it serves harder items above 90 %, stays above 70 %, else easier ones.
 */
export const seedRule: Predictor<SeedState> = {
  id: 'seed',
  initial: () => ({ skills: {} }),
  predict: (state, question) =>
    question.skills.reduce((sum, { skill, weight }) => {
      const [wins, answers] = state.skills[skill] ?? [0, 0];
      return sum + (weight * (wins + 1)) / (answers + 2);
    }, 0),
  update: (state, question, { score }) => {
    const skills = { ...state.skills };
    for (const { skill } of question.skills) {
      const [wins, answers] = skills[skill] ?? [0, 0];
      skills[skill] = [wins + score, answers + 1];
    }
    return { skills };
  },
};
