import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { TrellisError } from './errors.ts';
import type { ConsentText } from './practice/privacy/rules.ts';
import { openMongoStore } from './store/mongo/openMongoStore.ts';
import type { Store } from './store/port/store.ts';
import { openSqliteStore } from './store/sqlite/openSqliteStore.ts';

/** Makes a folder and those above it. Node's own `recursive` never ends where the system refuses with ENOENT (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process that starts at the same moment made it first.
    if (!existsSync(folder)) throw error;
  }
}

/** Makes sure the data folder is there and can be written. @throws TrellisError `data_dir_unwritable` */
export function prepareDataDir(folder: string): void {
  try {
    makeFolder(resolve(folder));
    // The system's own word for a path that is no folder.
    readdirSync(folder);
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

/**
 * The text learners agree to, in every language it is in: of `consent.en.txt` all `consent.<language>.txt` beside it. A
 * name without a language is English. @throws TrellisError `config_invalid`
 */
export function readConsent({ consentFile }: Config): ConsentText | null {
  if (consentFile === null) return null;
  const extension = extname(consentFile);
  const [stem = ''] = basename(consentFile, extension).split('.');
  try {
    readFileSync(consentFile);
    const names = readdirSync(dirname(consentFile)).filter(
      (name) => name.split('.')[0] === stem && extname(name) === extension,
    );
    const texts = Object.fromEntries(
      names.toSorted().map((name) => {
        const language = basename(name, extension).split('.')[1] ?? 'en';
        return [language, readFileSync(join(dirname(consentFile), name), 'utf8').trim()];
      }),
    );
    const version = createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 16);
    return { version, texts };
  } catch (cause) {
    const problems = `CONSENT_FILE: cannot be read: ${consentFile}`;
    throw new TrellisError('config_invalid', problems, { cause, params: { problems } });
  }
}
