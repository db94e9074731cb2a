import type { AnswerRow } from '../evaluate/answerRow.ts';

/** Each user's fold from 0 to `count` − 1, dealt in the order of first appearance, so that a run can be repeated. */
export function foldsOf(rows: readonly AnswerRow[], count: number): ReadonlyMap<string, number> {
  const folds = new Map<string, number>();
  for (const { user } of rows) if (!folds.has(user)) folds.set(user, folds.size % count);
  return folds;
}

/** Rows of one fold's users, and the others. */
export function split(
  rows: readonly AnswerRow[],
  folds: ReadonlyMap<string, number>,
  fold: number,
): { readonly inside: readonly AnswerRow[]; readonly outside: readonly AnswerRow[] } {
  const inside: AnswerRow[] = [];
  const outside: AnswerRow[] = [];
  for (const row of rows) (folds.get(row.user) === fold ? inside : outside).push(row);
  return { inside, outside };
}
