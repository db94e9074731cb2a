import { z } from 'zod';
import { TrellisError } from '../errors.ts';
import { csvLines } from './csvLines.ts';

const Line = z.object({ user_id: z.string().min(1), group: z.string().min(1) });

/**
 * Groups by user from a `.csv` or `.csv.gz` file with the columns `user_id` and `group`; who is not in it is in no group.
 * @throws TrellisError `bad_request` naming the file, and the line that is wrong
 */
export function readGroups(path: string): ReadonlyMap<string, string> {
  return new Map(
    csvLines(path).map((line, nth): [string, string] => {
      const parsed = Line.safeParse(line);
      if (!parsed.success)
        throw new TrellisError('bad_request', `${path}, line ${nth + 2}: columns user_id and group`);
      return [parsed.data.user_id, parsed.data.group];
    }),
  );
}
