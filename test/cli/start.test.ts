import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { freePort } from '../support/freePort.ts';
import { keepParsedPacks } from '../support/parsedPacks.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { trellis } from './support/command.ts';

describe('a start that cannot be', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();

  /** One clear line that names what is wrong and what to set, and exit code 1. */
  async function refused(settings: Record<string, string>, ...says: RegExp[]) {
    const { code, lines, out } = await trellis(['serve'], settings);
    assert.equal(code, 1, lines.join('\n'));
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.equal(out, '');
    for (const said of says) assert.match(lines[0] ?? '', said);
  }

  it('on a port in use says which, and which setting to change', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((done) => taken.listen(port, '127.0.0.1', done));
    const other = String(await freePort());
    const DATA_DIR = folder.file('ports');
    keepParsedPacks(DATA_DIR);
    try {
      await refused({ PORT: String(port), TRELLIS_DEMO: 'off', DATA_DIR }, new RegExp(`${port}`), /PORT/);
      await refused({ PORT: other, DEMO_PORT: String(port), DATA_DIR }, new RegExp(`${port}`), /DEMO_PORT/);
    } finally {
      taken.close();
    }
  });

  it('on a data folder that cannot be written says so', async () => {
    const file = folder.file('a-file');
    writeFileSync(file, '');
    await refused({ DATA_DIR: `${file}/data`, TRELLIS_DEMO: 'off' }, /a-file/, /DATA_DIR/);
    await refused({ DATA_DIR: file, TRELLIS_DEMO: 'off' }, /a-file/, /DATA_DIR/);
    // The system says here that the parent is missing, whatever is made.
    await refused({ DATA_DIR: '/proc/nowhere/data', TRELLIS_DEMO: 'off' }, /nowhere/, /DATA_DIR/);
  });

  it('on wrong settings says each of them in a line of its own', async () => {
    const wrong = { PORT: 'eighty', LOG_LEVEL: 'loud', MONGODB_URL: 'http://nowhere' };
    const { code, lines } = await trellis(['serve'], { ...wrong, DATA_DIR: folder.file('x') });
    assert.equal(code, 1);
    assert.equal(lines.length, 3, lines.join('\n'));
    for (const name of Object.keys(wrong)) assert.ok(lines.some((line) => line.includes(`${name}: must be`)));
  });
});

describe('a server whose data folder another one has taken', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();

  it('ends by itself, and says why and what to do', async () => {
    const port = String(await freePort());
    const DATA_DIR = folder.file('taken');
    keepParsedPacks(DATA_DIR);
    const ended = trellis(['serve'], { PORT: port, TRELLIS_DEMO: 'off', DATA_DIR });
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    let over = false;
    void ended.finally(() => {
      over = true;
    });
    await until(async () => over || (await ready()));
    const store = await openSqliteStore(`${DATA_DIR}/trellis.db`);
    await store.turnstiles.leave('server');
    assert.ok(await store.turnstiles.enter('server', Date.now(), Date.now() + 10_000));
    const { code, lines } = await ended;
    assert.equal(code, 1);
    assert.ok(
      lines.some((line) => line.startsWith('Another Trellis has this data folder.')),
      lines.join('\n'),
    );
    assert.equal(
      await store.turnstiles.enter('server', Date.now(), Date.now() + 10_000),
      false,
      'nothing left',
    );
    await store.close();
  });
});
