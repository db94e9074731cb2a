import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import { csvLines } from './csvLines.ts';

const Line = z.object({ user_id: z.string().min(1), group: z.string().min(1) });

/**
 * Groups by user from a `.csv` or `.csv.gz` file with the columns `user_id` and `group`; who is not in it is in no group.
 * @throws TrellisError `bad_request` naming the file, and the line that is wrong
 */
export function readGroups(path: string): ReadonlyMap<string, string> {
  const groupOf = new Map<string, string>();
  for (const [nth, line] of csvLines(path).entries()) {
    const parsed = Line.safeParse(line);
    const where = `${path}, line ${nth + 2}`;
    if (!parsed.success)
      throw new TrellisError(
        'bad_request',
        `${where}: the columns user_id and group are needed, both filled`,
      );
    const { user_id, group } = parsed.data;
    const before = groupOf.get(user_id);
    if (before !== undefined && before !== group)
      throw new TrellisError('bad_request', `${where}: ${user_id} is in ${before} already; name one group`);
    groupOf.set(user_id, group);
  }
  return groupOf;
}
