import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { TrellisError } from '../errors.ts';

/**
 * The lines of a `.csv` or `.csv.gz` file by column, unchecked.
 * @throws TrellisError `bad_request` naming the file
 */
export function csvLines(path: string): readonly unknown[] {
  const bytes = attempt(path, 'cannot be opened. Is the path right?', () => readFileSync(path));
  const text = path.endsWith('.gz')
    ? attempt(path, 'is not a whole gzip file. Is it plain .csv, or cut off?', () => gunzipSync(bytes))
    : bytes;
  const options = { columns: true, bom: true, skip_empty_lines: true, trim: true } as const;
  return attempt(path, 'is no CSV with a line of column names first.', () => parse(text, options));
}

function attempt<T>(path: string, remedy: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TrellisError('bad_request', `${path} ${remedy} (${reason})`);
  }
}
