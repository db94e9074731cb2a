import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { readArchive } from '../admin/archive.ts';
import { record } from '../admin/record.ts';
import { type Config, readConfig } from '../config.ts';
import { TrellisError } from '../errors.ts';
import { prepareDataDir } from '../openData.ts';
import { backUp, checkDatabase, isInUse } from '../store/sqlite/backup.ts';
import { COMMAND } from './commandActor.ts';
import { say } from './output.ts';
import { withStore } from './withStore.ts';

const MONGO =
  'The store is MongoDB: use mongodump and mongorestore (docs/administrators.md), or export everything.';

function databaseOf({ dataDir, mongodbUrl }: Config): string {
  if (mongodbUrl !== null) throw new TrellisError('bad_request', MONGO);
  return join(dataDir, 'trellis.db');
}

/** `trellis backup FILE`: a copy of the running database, looked through. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the embedded database to a new file while the tool runs, and check the copy')
    .argument('<file>', 'file to make')
    .action(async (file: string) => {
      const { rows } = await backUp(databaseOf(readConfig()), resolve(file));
      const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
      say(`${file}: ${total} rows in ${Object.keys(rows).length} tables, looked through and sound.`);
      say('Keep the secret too, elsewhere: without it the signing keys in the copy cannot be used.');
    });
}

function isDatabase(file: string): boolean {
  const head = Buffer.alloc(15);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, head, 0, head.length, 0);
  return head.toString('latin1') === 'SQLite format 3';
}

/** Puts a copy in place of the database; the one that was there is kept beside it. */
async function restoreDatabase(file: string): Promise<void> {
  const config = readConfig();
  const database = databaseOf(config);
  prepareDataDir(config.dataDir);
  await checkDatabase(file);
  if (await isInUse(database))
    throw new TrellisError('conflict', 'the database is in use: stop the tool first');
  const arriving = `${database}.arriving`;
  rmSync(arriving, { force: true });
  await copyFile(file, arriving);
  const before = `${database}.before-${Date.now()}`;
  if (existsSync(database)) renameSync(database, before);
  for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true });
  await rename(arriving, database);
  if (existsSync(before)) say(`What was there is kept as ${before}.`);
}

async function restoreArchive(file: string): Promise<void> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const rows = await withStore(async (store) => {
    const written = await readArchive(store, lines);
    await record({ store, now: Date.now, newId: randomUUID }, COMMAND, {
      act: 'storeRestored',
      detail: { rows: written },
    });
    return written;
  });
  say(`${rows} rows restored.`);
}

/** `trellis restore FILE`: a backup in place of the database, or an archive into an empty store. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup in place of the embedded database, or an archive into an empty store')
    .argument('<file>', 'made by backup or by export everything')
    .action(async (file: string) => {
      const path = resolve(file);
      if (!existsSync(path)) throw new TrellisError('bad_request', `no such file: ${path}`);
      await (isDatabase(path) ? restoreDatabase(path) : restoreArchive(path));
      say(
        'Restored. The gradebooks of LMSs may be ahead; the next change of a grade is sent with a newer time.',
      );
    });
}
