import type { Question } from '../../catalogue.ts';
import type { CombinationState, ItemState, LogisticState, SkillState } from './state.ts';

/** The skills of a question as one name, whatever order the author gave them in. */
export function combinationOf(question: Question): string {
  const [only] = question.skills;
  if (only !== undefined && question.skills.length === 1) return only.skill;
  return question.skills
    .map(({ skill }) => skill)
    .sort()
    .join('~');
}

/** What is kept of an item; undefined when it was never met or is not among the last 200. */
export function itemOf(state: LogisticState, item: string): ItemState | undefined {
  return state.items.findLast((entry) => entry.item === item);
}

/** What is kept of a skill; undefined when it was never met. */
export function skillOf(state: LogisticState, skill: string): SkillState | undefined {
  return state.skills.findLast((entry) => entry.skill === skill);
}

/** What is kept of a combination of skills; undefined when it was never met. */
export function combinationStateOf(state: LogisticState, combination: string): CombinationState | undefined {
  return state.combinations.findLast(({ of }) => of === combination);
}

/** The list with `entry` at the end, in place of `old`. */
export function movedToEnd<T>(list: readonly T[], old: T | undefined, entry: T): T[] {
  const at = old === undefined ? -1 : list.lastIndexOf(old);
  const next = list.slice();
  if (at >= 0) next.splice(at, 1);
  next.push(entry);
  return next;
}
