/** One JSON document on stdout for programs; words go to stderr. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** A line for people. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
