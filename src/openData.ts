import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { TrellisError } from './errors.ts';
import { openMongoStore } from './store/mongo/openMongoStore.ts';
import type { Store } from './store/port/store.ts';
import { openSqliteStore } from './store/sqlite/openSqliteStore.ts';

/** Makes sure the data folder is there and can be written. @throws TrellisError `data_dir_unwritable` */
export function prepareDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new TrellisError('data_dir_unwritable', folder, { cause, params: { folder } });
  }
}

/** The secret that seals keys: the setting, else one made once and kept in the data folder, readable by its owner. */
export function readSecret(config: Config): string {
  if (config.secret !== null) return config.secret;
  const file = join(config.dataDir, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another process that starts at the same moment made it first.
    if (!existsSync(file)) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The store the settings ask for. @throws TrellisError `store_unavailable`, `schema_newer` */
export function openStore(config: Config): Promise<Store> {
  return config.mongodbUrl === null
    ? openSqliteStore(join(config.dataDir, 'trellis.db'))
    : openMongoStore(config.mongodbUrl);
}
