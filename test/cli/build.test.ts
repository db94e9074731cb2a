import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, loadConfigFromFile } from 'vite';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const CONFIG = resolve(import.meta.dirname, '../../vite.server.config.ts');

describe('the build of the server', () => {
  const folder = temporaryFolder();

  /** What it makes of one source. */
  async function built(source: string): Promise<string> {
    const settings = await loadConfigFromFile({ command: 'build', mode: 'production' }, CONFIG);
    const entry = folder.file('entry.js');
    writeFileSync(entry, source);
    const made = await build({
      configFile: false,
      logLevel: 'silent',
      plugins: settings?.config.plugins ?? [],
      build: { ssr: entry, write: false, minify: false },
    });
    assert.ok('output' in made);
    return made.output[0].code;
  }
  /** What such a source says when it runs, as JSON. */
  const said = (code: string): unknown =>
    runInNewContext(`${code.replace('export {};', '')}; JSON.stringify(said)`);

  it('writes letters outside ASCII as escapes, which mean the same', async () => {
    const code = await built("globalThis.said = ['é', `größer ${1}`, '😀', /ñ/u.test('ñ')];");
    assert.match(code, /^[\n\r\t -~]*$/);
    assert.equal(said(code), '["é","größer 1","😀",true]');
  });

  it('fails where an escape would mean something else, and says where', async () => {
    await assert.rejects(built('globalThis.said = String.raw`a${String.raw`größer`}`;'), /größer/);
    assert.equal(said(await built('globalThis.said = String.raw`\\d` + `é`;')), '"\\\\dé"');
  });
});
