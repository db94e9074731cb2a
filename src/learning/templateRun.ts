import type { ActivityState } from './learnerState.ts';

/** Questions of one item that were finished one after the other, none of another item between. */
export interface TemplateRun {
  readonly item: string;
  readonly count: number;
  /** When the last of them was finished, milliseconds since the epoch. */
  readonly at: number;
}

/** After so many milliseconds (6 h) an answer shows anew what is held, whatever was asked before. */
const SAME_DAY = 21_600_000;

/** How many questions of the item were finished directly before `at`, as when a similar one is asked for again and again. */
export function repeatsBefore({ run }: Pick<ActivityState, 'run'>, item: string, at: number): number {
  return run !== undefined && run.item === item && at - run.at <= SAME_DAY ? run.count : 0;
}

/** The run after a question of the item was finished. */
export function nextTemplateRun(
  activity: Pick<ActivityState, 'run'>,
  { item, at }: { readonly item: string; readonly at: number },
): TemplateRun {
  return { item, count: repeatsBefore(activity, item, at) + 1, at };
}
