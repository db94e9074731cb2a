import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig, SETTINGS } from '../src/config.ts';
import { TrellisError } from '../src/errors.ts';

const ROOT = resolve(import.meta.dirname, '..');
const EMPTY = mkdtempSync(join(tmpdir(), 'trellis-config-'));

function refusal(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment, EMPTY);
  } catch (error) {
    assert.ok(error instanceof TrellisError && error.code === 'config_invalid');
    return error.detail;
  }
  return assert.fail('accepted');
}

describe('settings', () => {
  it('every setting is a row of the README table, and every row a setting', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(rows.toSorted(), Object.keys(SETTINGS.shape).toSorted());
  });

  it('every setting but NODE_ENV is in the example environment file', () => {
    const example = readFileSync(join(ROOT, 'config/example.env'), 'utf8');
    const names = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    assert.deepEqual(
      names.toSorted(),
      Object.keys(SETTINGS.shape)
        .filter((name) => name !== 'NODE_ENV')
        .toSorted(),
    );
  });

  it('all bad values are named at once', () => {
    const text = refusal({ PORT: 'many', MONGODB_URL: 'http://x', LOG_LEVEL: 'loud' });
    for (const name of ['PORT', 'MONGODB_URL', 'LOG_LEVEL']) assert.match(text, new RegExp(`^${name}:`, 'm'));
  });

  it('a bad value has one line, however much is wrong with it', () => {
    const environment = { PORT: '1e99', PUBLIC_URL: 'foo', RETENTION: 'a,b=c' };
    const lines = refusal(environment).split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(':')[0]),
      ['PORT', 'PUBLIC_URL', 'RETENTION'],
    );
  });

  it('production needs a public https address and a secret', () => {
    const text = refusal({ NODE_ENV: 'production' });
    assert.match(text, /PUBLIC_URL/);
    assert.match(text, /TRELLIS_SECRET/);
    assert.match(refusal({ PUBLIC_URL: 'http://practice.example.edu' }), /https/);
  });

  it('the demo is off in production and wherever others can reach the tool', () => {
    const secret = 'x'.repeat(32);
    assert.equal(readConfig({}, EMPTY).demoPort, 3001);
    assert.equal(readConfig({ HOST: '0.0.0.0' }, EMPTY).demoPort, null);
    assert.equal(readConfig({ PUBLIC_URL: 'https://a.example' }, EMPTY).demoPort, null);
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://a.example', TRELLIS_SECRET: secret };
    assert.equal(readConfig({ ...production, TRELLIS_DEMO: 'on' }, EMPTY).demoPort, null);
  });

  it('the environment wins over the .env file, and an empty value is no value', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trellis-config-'));
    writeFileSync(join(folder, '.env'), 'PORT=4000\nDEMO_PORT=4001\n');
    assert.equal(readConfig({ PORT: '5000', DEMO_PORT: '' }, folder).port, 5000);
    assert.equal(readConfig({}, folder).port, 4000);
  });
});
