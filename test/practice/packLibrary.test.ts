import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { buildServices, type Services } from '../../src/services.ts';
import { guidePack } from '../content/pack.ts';
import { openPackOnce } from '../support/openedPacks.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

describe('packs at start', () => {
  const folder = temporaryFolder();

  /** Starts on the same data folder; what was logged, by message. */
  async function start(look: (services: Services) => void | Promise<void>): Promise<string[]> {
    const lines: string[] = [];
    const dataDir = folder.file('data');
    const config = readConfig({ DATA_DIR: dataDir, TRELLIS_DEMO: 'off' }, dataDir);
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const services = await buildServices(config, { logger, openPack: openPackOnce });
    try {
      await look(services);
    } finally {
      await services.store.close();
    }
    return lines;
  }

  const file = () => folder.file('data/packs/pack.yaml');
  const ids = ({ practice }: Services) => practice.packs.all().map(({ published }) => published.pack.id);

  it('are those of the folder', async () => {
    mkdirSync(folder.file('data/packs'), { recursive: true });
    writeFileSync(file(), guidePack());
    const lines = await start((services) => assert.ok(ids(services).includes('halves')));
    assert.deepEqual(lines, []);
  });

  it('with a mistake since last time go on as they were published, which is told; they are not offered anew', async () => {
    writeFileSync(file(), guidePack().replace('skills: [halving]', 'skills: [other]'));
    const lines = await start(({ practice }) => {
      assert.equal(practice.packs.current('halves').published.pack.id, 'halves');
      assert.equal(
        practice.packs.all().some(({ published }) => published.pack.id === 'halves'),
        false,
      );
    });
    assert.match(lines.join(''), /pack left out/);
    assert.match(lines.join(''), /"pack":"halves".*goes on as published before/);
  });

  it('go on also where their file is gone', async () => {
    rmSync(file());
    await start(({ practice }) => assert.ok(practice.packs.current('halves')));
  });
});
