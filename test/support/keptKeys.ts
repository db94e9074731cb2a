import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Config } from '../../src/config.ts';
import type { PackIndex } from '../../src/content/packIndex.ts';
import { makeToolKey } from '../../src/lti/keys.ts';
import type { ToolKey } from '../../src/lti/toolKey.ts';
import { openStore } from '../../src/openData.ts';
import { openPackLibrary } from '../../src/practice/packLibrary.ts';
import { backUp } from '../../src/store/sqlite/backup.ts';
import type { PlatformKey } from '../lti/platformDouble.ts';
import { distributedPacks } from './openedPacks.ts';

/** Making an RSA key takes longer than most tests: what only has to be a key is made once per machine and kept here. */
const FOLDER = join(tmpdir(), 'trellis-test-keys');

async function kept<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = join(FOLDER, `${name}.json`);
  if (!existsSync(file)) {
    mkdirSync(FOLDER, { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(await make()), { mode: 0o600 });
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

function keptJwk(name: string): Promise<JWK> {
  return kept(name, async () =>
    exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey),
  );
}

/** Platforms of one test hold different keys. */
const PLATFORMS = 3;
let platforms = 0;

/** The key pair of the next platform, under this `kid`. */
export async function platformKey(kid: string): Promise<PlatformKey> {
  platforms = (platforms + 1) % PLATFORMS;
  const jwk = await keptJwk(`platform-${platforms}`);
  const { kty, n, e } = jwk;
  const privateKey = await importJWK(jwk, 'RS256');
  if (privateKey instanceof Uint8Array) throw new TypeError('an RSA key');
  return { kid, alg: 'RS256', privateKey, jwk: { kty, n, e, kid, alg: 'RS256', use: 'sig' } as JWK };
}

const SECRET = 'a secret of tests, long enough for one';

/** A store that has what every tool of the tests begins with, as a file's content. */
interface Template {
  readonly packs: readonly PackIndex[];
  readonly madeAt: number;
  readonly file: Buffer;
}

/** So much older its key may be than a tool's start, in milliseconds: far less than a key may be old. */
const FRESH_MS = 60 * 60 * 1000;
const templates: Template[] = [];

/** Makes a SQLite file by `make`, or as an earlier one of this process was made: tables and packs take a while. */
async function fromTemplate(
  path: string,
  { packs, now }: { packs: readonly PackIndex[]; now: number },
  make: () => Promise<void>,
): Promise<void> {
  const holds = (template: Template) =>
    template.packs.length === packs.length && template.packs.every((pack, at) => pack === packs[at]);
  const kept = templates.find((one) => holds(one) && one.madeAt <= now && now - one.madeAt < FRESH_MS);
  if (kept) return writeFileSync(path, kept.file);
  await make();
  const copy = `${path}.template`;
  await backUp(path, copy);
  templates.push({ packs, madeAt: now, file: readFileSync(copy) });
  for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
}

/**
 * Gives a tool that has not started yet its secret and its key, and the demo LMS beside it its own; in its store are these
 * packs already.
 */
export async function furnish(
  config: Config,
  now: number,
  packs: readonly PackIndex[] = distributedPacks(),
): Promise<void> {
  const { dataDir } = config;
  if (config.secret !== null || existsSync(join(dataDir, 'secret'))) return;
  const key = await kept<ToolKey>('tool', () => makeToolKey({ secret: SECRET, now, activeFrom: now }));
  writeFileSync(join(dataDir, 'secret'), `${SECRET}\n`, { mode: 0o600 });
  mkdirSync(join(dataDir, 'demo'));
  writeFileSync(join(dataDir, 'demo/key.json'), JSON.stringify(await keptJwk('demo')));
  const furnishStore = async () => {
    const store = await openStore(config);
    await store.keys.addFirst({ ...key, createdAt: now, activeFrom: now });
    await openPackLibrary(store.packs, packs, now);
    await store.close();
  };
  if (config.mongodbUrl === null)
    await fromTemplate(join(dataDir, 'trellis.db'), { packs, now }, furnishStore);
  else await furnishStore();
}
