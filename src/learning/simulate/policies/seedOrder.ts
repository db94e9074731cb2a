import type { LearnerState } from '../../learnerState.ts';
import type { ChooseInput } from '../../sequencing/chooseNext.ts';
import { clamp } from '../../tidy.ts';
import type { Choose } from '../seat.ts';
import { askable, served, timesShown } from './served.ts';

/** Above the first share right it asks harder questions, above the second as hard as before, else easier ones. */
const HARDER = 0.9;
const STAY = 0.7;
/** Steps from easiest to hardest, and answers before a share means anything. */
const STEPS = 5;
const ENOUGH = 5;

interface Share {
  readonly answers: number;
  readonly right: number;
  /** Step of difficulty, 0 to 4. */
  readonly step: number;
}

function shareOf({ history }: Pick<LearnerState, 'history'>, skill: string): Share {
  let share: Share = { answers: 0, right: 0, step: 1 };
  for (const entry of history) {
    if (entry.skill !== skill || entry.correct === null) continue;
    const answers = share.answers + 1;
    const right = share.right + (entry.correct ? 1 : 0);
    const move = right / answers > HARDER ? 1 : right / answers > STAY ? 0 : -1;
    share = { answers, right, step: clamp(share.step + move, 0, STEPS - 1) };
  }
  return share;
}

/** The naive rule's word on a skill: more than 90 % right of five answers or more. */
export function seedMastered(state: LearnerState, skill: string): boolean {
  const { answers, right } = shareOf(state, skill);
  return answers >= ENOUGH && right / answers > HARDER;
}

/** The naive rule: a skill after the other, harder above 90 % right, easier below 70 %; the share is of all answers so far. */
export const seedOrder: Choose = (input) => {
  const skills = askable(input);
  const next = skills.find((skill) => !seedMastered(input.state, skill));
  const skill = next ?? leastAnswered(input, skills);
  const items = input.catalogue.itemsBySkill.get(skill) ?? [];
  const { step } = shareOf(input.state, skill);
  const [from, to] = [step, step + 1].map((part) => Math.floor((part * items.length) / STEPS));
  const near = items.slice(from, Math.max((from ?? 0) + 1, to ?? 0));
  const times = timesShown(input);
  const fewest = Math.min(...near.map(({ id }) => times.get(id) ?? 0));
  return served(input, skill, near.find(({ id }) => (times.get(id) ?? 0) === fewest) ?? items[0]);
};

function leastAnswered({ state }: ChooseInput, skills: readonly string[]): string {
  const answers = (skill: string) => shareOf(state, skill).answers;
  return skills.reduce((best, skill) => (answers(skill) < answers(best) ? skill : best), skills[0] ?? '');
}
