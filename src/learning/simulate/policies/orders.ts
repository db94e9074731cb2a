import { requiresOf } from '../../graph.ts';
import { activityOf } from '../../learnerState.ts';
import { chanceOf } from '../../sequencing/chance.ts';
import type { ChooseInput } from '../../sequencing/chooseNext.ts';
import type { Person } from '../person.ts';
import type { Choose } from '../seat.ts';
import { askable, leastShown, served } from './served.ts';

/** The skill practised longest ago, the first of those never practised. */
function longestAgo({ state }: ChooseInput, skills: readonly string[]): string {
  const last = (skill: string) => state.history.findLastIndex((entry) => entry.skill === skill);
  return skills.reduce((best, skill) => (last(skill) < last(best) ? skill : best), skills[0] ?? '');
}

/**
 * Skills one after the other in the pack's order, each until the activity's rule calls it mastered, as classical tutors do;
 * then round and round, longest ago first. Items of a skill from easy to hard, each once before any twice.
 */
export const untilMastered: Choose = (input) => {
  const skills = askable(input);
  const { current } = activityOf(input.state, input.activity);
  const skill = skills.find((one) => current[one] !== 'mastered') ?? longestAgo(input, skills);
  return served(input, skill, leastShown(input, skill));
};

/** Questions of each skill before the next has its turn, in a course without a tutor. */
const PER_SKILL = 10;

/** The same questions for everybody: ten of each skill in the pack's order, then again from the start. */
export const fixedOrder: Choose = (input) => {
  const skills = askable(input);
  const turn = Math.floor(questionsAsked(input) / PER_SKILL);
  const skill = skills[turn % Math.max(1, skills.length)] ?? '';
  return served(input, skill, leastShown(input, skill));
};

function questionsAsked({ state, activity }: ChooseInput): number {
  return activityOf(state, activity).totals.answered;
}

/** Any item of any skill of the activity. */
export const randomOrder: Choose = (input) => {
  const chance = chanceOf(input.seed);
  const skills = askable(input);
  const skill = skills[chance.index(skills.length)] ?? '';
  const items = input.catalogue.itemsBySkill.get(skill) ?? [];
  return served(input, skill, items[chance.index(items.length)]);
};

/** Asks only what the person does not master yet, what can be learned first: the least any tutor could need. */
export function allKnowing(person: Person): Choose {
  return (input) => {
    const skills = askable(input);
    const graph = requiresOf(input.catalogue.skills);
    const open = skills.filter((skill) => !person.knows(skill));
    const ready = open.find((skill) => (graph.get(skill) ?? []).every(person.knows));
    const skill = ready ?? open[0] ?? longestAgo(input, skills);
    return served(input, skill, leastShown(input, skill));
  };
}
