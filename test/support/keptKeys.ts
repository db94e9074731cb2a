import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import type { Config } from '../../src/config.ts';
import { makeToolKey } from '../../src/lti/keys.ts';
import type { ToolKey } from '../../src/lti/toolKey.ts';
import { openStore } from '../../src/openData.ts';
import type { PlatformKey } from '../lti/platformDouble.ts';

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

/** Gives a tool that has not started yet its secret and its key, and the demo LMS beside it its own. */
export async function furnish(config: Config, now: number): Promise<void> {
  const { dataDir } = config;
  if (config.secret !== null || existsSync(join(dataDir, 'secret'))) return;
  const key = await kept<ToolKey>('tool', () => makeToolKey({ secret: SECRET, now, activeFrom: now }));
  writeFileSync(join(dataDir, 'secret'), `${SECRET}\n`, { mode: 0o600 });
  mkdirSync(join(dataDir, 'demo'));
  writeFileSync(join(dataDir, 'demo/key.json'), JSON.stringify(await keptJwk('demo')));
  const store = await openStore(config);
  await store.keys.addFirst({ ...key, createdAt: now, activeFrom: now });
  await store.close();
}
