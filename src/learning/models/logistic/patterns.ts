import type { Question } from '../../catalogue.ts';
import type { AddSignal } from '../linear.ts';
import { combinationStateOf, placesOf } from './history.ts';
import type { LogisticState } from './state.ts';

/** Longest run of one combination that is told from longer ones. */
const LONGEST_RUN = 15;

/**
 * The shapes of the last answers as one signal each, where counts and means say too little: five answers on the
 * combination of skills, five overall, the opportunity with what came before it, and the length of the run.
 */
export function addPatterns(state: LogisticState, question: Question, add: AddSignal): void {
  const places = placesOf(state.skills, question);
  const known = places === undefined ? undefined : combinationStateOf(state, places);
  const { answers, count } = known ?? { answers: '', count: 0 };
  const same = state.combination === places;
  add('pattern', `on ${answers}`, 1);
  add('pattern', `all ${state.lately}`, 1);
  add('pattern', `${opportunity(count)} ${same ? 'again' : 'anew'} ${answers.at(-1) ?? '-'}`, 1);
  add('pattern', `run ${same ? Math.min(LONGEST_RUN, state.stretch) : 0}`, 1);
}

function opportunity(count: number): string {
  if (count <= 5) return `${count}`;
  if (count <= 9) return '6-9';
  return count <= 19 ? '10-19' : '20+';
}
