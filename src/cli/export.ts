import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { writeArchive } from '../admin/archive.ts';
import { record } from '../admin/record.ts';
import { TrellisError } from '../errors.ts';
import { exportLearner } from '../practice/privacy/exportLearner.ts';
import { noteAccess } from '../practice/privacy/noteAccess.ts';
import type { Store } from '../store/port/store.ts';
import { COMMAND } from './commandActor.ts';
import { learnerNamed, type NamedLearner, namesLearner } from './learnerNamed.ts';
import { lineWriter, say, writePieces } from './output.ts';
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

/** Writes everything kept of one learner, who can see that it was done. */
async function writeLearner(store: Store, id: string | undefined, options: NamedLearner): Promise<void> {
  const learner = await store.learners.get(await learnerNamed(store, id, options));
  if (!learner) throw new TrellisError('learner_unknown');
  const deps = { store, now: Date.now };
  await noteAccess(deps, null, { kind: 'export', learner: learner.id, activity: null });
  await writePieces(exportLearner(deps, learner));
}

/** Writes the archive; how many lines, or null when the reader has left. */
async function writeEverything(store: Store): Promise<number | null> {
  await record({ store, now: Date.now, newId: randomUUID }, COMMAND, { act: 'storeExported' });
  const write = lineWriter();
  let count = 0;
  for await (const line of writeArchive(store, Date.now())) {
    if (!(await write(line))) return null;
    count += 1;
  }
  return count;
}

/** `trellis export statements|learner|everything`: xAPI statements with their tenant as NDJSON, or all of one person; streamed. */
export function exportCommand(): Command {
  const statements = new Command('statements')
    .description('write xAPI statements to stdout, one JSON document {tenant, statement} per line')
    .option('--tenant <id>', 'those of one tenant only')
    .action(async ({ tenant }: { tenant?: string }) => {
      const count = await withStore((store) => writeStatements(store, tenant));
      if (count !== null) say(`${count} statements.`);
    });
  const learner = namesLearner(new Command('learner'))
    .description('write everything kept of one learner to stdout, as one JSON document')
    .action((id: string | undefined, options: NamedLearner) =>
      withStore((store) => writeLearner(store, id, options)),
    );
  const everything = new Command('everything')
    .description(
      'write everything kept to stdout, one JSON document per line; restore puts it into an empty store',
    )
    .action(async () => {
      const count = await withStore(writeEverything);
      if (count !== null) say(`${count} lines.`);
    });
  return new Command('export')
    .description('take data out')
    .addCommand(statements)
    .addCommand(learner)
    .addCommand(everything);
}
