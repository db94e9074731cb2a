import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { TrellisError } from '../errors.ts';

/**
 * The lines of a `.csv` or `.csv.gz` file by column, unchecked.
 * @throws TrellisError `bad_request` naming the file
 */
export function csvLines(path: string): readonly unknown[] {
  try {
    const bytes = readFileSync(path);
    const text = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TrellisError('bad_request', `${path} cannot be read as CSV: ${reason}`);
  }
}
