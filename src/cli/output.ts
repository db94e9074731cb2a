import { once } from 'node:events';

/** One JSON document on stdout for programs; words go to stderr. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** A line for people. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A reader that has read enough closes the pipe, as `head` does: that is no failure. */
export function endsWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Writes pieces of one document to stdout, no faster than they are read, until nobody reads any more. */
export async function writePieces(pieces: AsyncIterable<string>): Promise<void> {
  const write = pieceWriter();
  for await (const piece of pieces) if (!(await write(piece))) return;
}

/**
 * Writes lines to stdout no faster than they are read. Each write says whether somebody still reads; after a false one
 * there is nobody to write for.
 */
export function lineWriter(): (line: string) => Promise<boolean> {
  const write = pieceWriter();
  return (line) => write(`${line}\n`);
}

function pieceWriter(): (piece: string) => Promise<boolean> {
  const { stdout } = process;
  let read = true;
  stdout.on('error', (error) => {
    endsWithReader(error);
    read = false;
  });
  return async (piece) => {
    if (read && !stdout.write(piece)) await once(stdout, 'drain').catch(endsWithReader);
    return read;
  };
}
