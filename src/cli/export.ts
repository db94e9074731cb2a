import { Command } from 'commander';
import type { Store } from '../store/port/store.ts';
import { lineWriter, say } from './output.ts';
import { withStore } from './withStore.ts';

/** Writes the statements of a tenant, or of all; how many, or null when the reader has left. */
async function writeStatements(store: Store, wanted: string | undefined): Promise<number | null> {
  const write = lineWriter();
  let count = 0;
  for await (const { tenant, statement, stored } of store.statements.all()) {
    if (wanted !== undefined && tenant !== wanted) continue;
    const whole = { ...statement, stored: new Date(stored).toISOString() };
    if (!(await write(JSON.stringify({ tenant, statement: whole })))) return null;
    count += 1;
  }
  return count;
}

/** `trellis export statements`: every xAPI statement with its tenant as NDJSON on stdout, streamed. */
export function exportCommand(): Command {
  const statements = new Command('statements')
    .description('write xAPI statements to stdout, one JSON document {tenant, statement} per line')
    .option('--tenant <id>', 'those of one tenant only')
    .action(async ({ tenant }: { tenant?: string }) => {
      const count = await withStore((store) => writeStatements(store, tenant));
      if (count !== null) say(`${count} statements.`);
    });
  return new Command('export').description('take data out').addCommand(statements);
}
