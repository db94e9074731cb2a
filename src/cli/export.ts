import { once } from 'node:events';
import { Command } from 'commander';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

/** `trellis export statements`: every xAPI statement as NDJSON on stdout, streamed. */
export function exportCommand(): Command {
  const statements = new Command('statements')
    .description('write every xAPI statement to stdout, one JSON document per line')
    .action(async () => {
      let count = 0;
      await withStore(async (store) => {
        for await (const { statement, stored } of store.statements.all()) {
          const line = JSON.stringify({ ...statement, stored: new Date(stored).toISOString() });
          if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
          count += 1;
        }
      });
      say(`${count} statements.`);
    });
  return new Command('export').description('take data out').addCommand(statements);
}
