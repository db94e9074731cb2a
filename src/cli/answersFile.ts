import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import type { AnswerRow } from '../learning/evaluate/answerRow.ts';
import { csvLines } from './csvLines.ts';

const filled = z.string('missing; the first line names the columns').min(1, 'empty');

/** One line of a file of answers. */
const Line = z.object({
  user_id: filled,
  item_id: filled,
  /** Ids joined by `~`. */
  skill_ids: filled,
  correct: z.enum(['0', '1'], '1 or 0 is needed'),
  /** Seconds since any fixed moment; 0 everywhere when there are no times. */
  timestamp: filled.pipe(z.coerce.number('seconds are needed; 0 everywhere when there are no times')),
});

/** What the first line of such a file says. */
const COLUMNS = 'user_id,item_id,skill_ids,correct,timestamp';

/**
 * Answers from a `.csv` or `.csv.gz` file with the columns `user_id, item_id, skill_ids, correct, timestamp`, a user's
 * rows together and in the order they were given.
 * @throws TrellisError `bad_request` naming the file, and the line and column that is wrong.
 */
export function readAnswers(path: string): readonly AnswerRow[] {
  const rows = csvLines(path).map((line, nth) => rowOf(line, path, nth + 2));
  if (rows.length === 0)
    throw new TrellisError('bad_request', `${path} holds no answers. Its columns are ${COLUMNS}.`);
  refuseScattered(rows, path);
  return rows;
}

function rowOf(line: unknown, path: string, number: number): AnswerRow {
  const parsed = Line.safeParse(line);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = `${path}, line ${number}, column ${issue?.path.join('.') ?? '?'}`;
    throw new TrellisError('bad_request', `${where}: ${issue?.message ?? 'not understood'}`);
  }
  const { user_id, item_id, skill_ids, correct, timestamp } = parsed.data;
  return {
    user: user_id,
    item: item_id,
    skills: [...new Set(skill_ids.split('~'))],
    correct: correct === '1',
    at: timestamp * 1000,
  };
}

/** A user met again after another one would begin anew and lose their past. */
function refuseScattered(rows: readonly AnswerRow[], path: string): void {
  const done = new Set<string>();
  let user: string | null = null;
  for (const row of rows) {
    if (row.user === user) continue;
    if (done.has(row.user))
      throw new TrellisError(
        'bad_request',
        `${path}: rows of user ${row.user} do not stand together. Sort the file by user, each in the order of time.`,
      );
    if (user !== null) done.add(user);
    user = row.user;
  }
}
