import type { Question } from '../../catalogue.ts';
import type { CombinationState, ItemState, LogisticState, Places, SkillState } from './state.ts';

const JOINT = '~';

/** The skills of a question as one name, whatever order the author gave them in. */
export function combinationOf({ skills }: Question): string {
  return combinationName(skills.map(({ skill }) => skill));
}

/** The skills that a state has at these places, named as `combinationOf` names them. */
export function combinationAt({ skills }: LogisticState, places: Places): string {
  return combinationName(places.split(JOINT).map((place) => skills[Number(place)]?.skill ?? ''));
}

function combinationName(skills: readonly string[]): string {
  return skills.length === 1 ? (skills[0] ?? '') : skills.toSorted().join(JOINT);
}

/** Where the skills of a question are in a state's list; undefined when one was never met. */
export function placesOf(skills: readonly SkillState[], question: Question): Places | undefined {
  const [only] = question.skills;
  if (only !== undefined && question.skills.length === 1) {
    const place = placeOf(skills, only.skill);
    return place < 0 ? undefined : `${place}`;
  }
  const places = question.skills.map(({ skill }) => placeOf(skills, skill));
  return places.includes(-1) ? undefined : places.sort((a, b) => a - b).join(JOINT);
}

/** Where a skill is in a state's list; −1 when it was never met. */
export function placeOf(skills: readonly SkillState[], skill: string): number {
  return skills.findLastIndex((entry) => entry.skill === skill);
}

/** What is kept of an item; undefined when it was never met or is not among the last 200. */
export function itemOf(state: LogisticState, item: string): ItemState | undefined {
  return state.items.findLast((entry) => entry.item === item);
}

/** What is kept of a skill; undefined when it was never met. */
export function skillOf(state: LogisticState, skill: string): SkillState | undefined {
  return state.skills.findLast((entry) => entry.skill === skill);
}

/** What is kept of a combination of skills; undefined when it was never met or is not among the last. */
export function combinationStateOf(state: LogisticState, combination: Places): CombinationState | undefined {
  return state.combinations.findLast(({ of }) => of === combination);
}

/** The list with `entry` at the end, in place of `old`; of more than `most` the oldest are dropped. */
export function movedToEnd<T>(list: readonly T[], old: T | undefined, entry: T, most: number): T[] {
  const at = old === undefined ? -1 : list.lastIndexOf(old);
  const next = list.slice();
  if (at >= 0) next.splice(at, 1);
  next.push(entry);
  return next.length > most ? next.slice(-most) : next;
}
