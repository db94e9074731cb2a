import { hashOf } from '../hash.ts';
import type { AnswerRow } from './answerRow.ts';

/** The rows of so many users, the same ones in every run: more users are always the fewer ones and others. */
export function firstLearners(rows: readonly AnswerRow[], count: number): readonly AnswerRow[] {
  const users = [...new Set(rows.map(({ user }) => user))]
    .map((user) => ({ user, place: hashOf(`learner ${user}`) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count);
  const wanted = new Set(users.map(({ user }) => user));
  return rows.filter(({ user }) => wanted.has(user));
}
