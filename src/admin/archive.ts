import { TrellisError } from '../errors.ts';
import type { ArchiveHead, ArchiveRow } from '../store/port/archive.ts';
import type { Store } from '../store/port/store.ts';

/** First line of an archive. */
interface Head extends ArchiveHead {
  readonly trellis: 'archive';
  readonly madeAt: number;
}

/** Rows that are put back at a time. */
const BATCH = 500;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch {
    // Told below, like any other line that is none.
  }
  throw new TrellisError('bad_request', 'not an archive of Trellis, or cut off');
}

/** Everything kept, as lines of JSON: first what it is, last how many rows there were, so that a cut file is seen. */
export async function* writeArchive(store: Store, now: number): AsyncIterable<string> {
  const head: Head = { trellis: 'archive', madeAt: now, ...(await store.archive.head()) };
  yield JSON.stringify(head);
  let rows = 0;
  for await (const row of store.archive.read()) {
    rows += 1;
    yield JSON.stringify(row);
  }
  yield JSON.stringify({ rows });
}

function checkHead(found: Record<string, unknown>, own: ArchiveHead): void {
  if (found.trellis !== 'archive') throw new TrellisError('bad_request', 'not an archive of Trellis');
  if (found.engine !== own.engine)
    throw new TrellisError('bad_request', `an archive of ${found.engine}, but this store is ${own.engine}`);
  if (found.schema !== own.schema)
    throw new TrellisError(
      'bad_request',
      `an archive of schema ${found.schema}, but this release has ${own.schema}: restore it with the release that made it, then upgrade`,
    );
}

/**
 * Puts an archive into an empty store; how many rows. Whole or told: a file that is cut off is an error at its end, and the
 * store is then to be emptied and filled again.
 * @throws TrellisError `bad_request` for what is no archive of this engine and schema, `conflict` for a store that is not empty
 */
export async function readArchive(store: Store, lines: AsyncIterable<string>): Promise<number> {
  if (!(await store.archive.isEmpty())) throw new TrellisError('conflict', 'the store is not empty');
  let written = 0;
  let first = true;
  let end: unknown = null;
  let batch: ArchiveRow[] = [];
  const flush = async () => {
    written += await store.archive.write(batch);
    batch = [];
  };
  for await (const line of lines) {
    const found = parsed(line);
    if (first) {
      checkHead(found, await store.archive.head());
      await store.archive.clear();
      first = false;
    } else if (typeof found.table === 'string' && isObject(found.row)) {
      batch.push({ table: found.table, row: found.row });
      if (batch.length >= BATCH) await flush();
    } else end = found.rows;
  }
  await flush();
  if (first || end !== written) throw new TrellisError('bad_request', 'the archive is cut off');
  return written;
}
