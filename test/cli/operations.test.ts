import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { trellis } from './support/command.ts';

/** Every event of the embedded store below a folder. */
async function eventsIn(folder: string | undefined): Promise<unknown[]> {
  const store = await openSqliteStore(join(folder ?? '', 'trellis.db'));
  const events: unknown[] = [];
  for await (const event of store.log.all()) events.push(event);
  await store.close();
  return events;
}

describe('operating beside a running server', function () {
  this.timeout(120_000);
  let course: TestCourse;
  let settings: Record<string, string>;
  const folder = mkdtempSync(join(tmpdir(), 'trellis-operations-'));

  before(async () => {
    course = await startCourse();
    const { mongodbUrl, publicUrl, port } = course.tool.running.services.config;
    settings = {
      DATA_DIR: course.tool.dataDir,
      PUBLIC_URL: publicUrl,
      PORT: String(port),
      OUTBOUND_ALLOW: course.platform.origin,
      TRELLIS_DEMO: 'off',
      ...(mongodbUrl ? { MONGODB_URL: mongodbUrl } : {}),
    };
    const { token, data } = await course.student('kept');
    await course.answerRight(token, data.turn);
    await course.tool.running.loop.drain();
  });
  after(async () => {
    await course?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the doctor finds a sound tool sound, and says what is wrong with another, with what to do', async () => {
    const sound = await trellis(['doctor', '--json'], settings);
    const findings = JSON.parse(sound.out) as { check: string; state: string; says: string }[];
    assert.deepEqual(
      findings.filter(({ state }) => state === 'bad'),
      [],
    );
    assert.equal(sound.code, 0);
    const checks = new Set(findings.map(({ check }) => check));
    for (const check of ['settings', 'store', 'keys', 'queue', 'erasures', 'room', 'public address', 'clock'])
      assert.ok(checks.has(check), check);
    const wrong = {
      ...settings,
      TRELLIS_SECRET: 'x'.repeat(40),
      PUBLIC_URL: 'http://localhost:1',
      PORT: '1',
    };
    const ill = await trellis(['doctor'], wrong);
    assert.equal(ill.code, 1);
    const said = ill.lines.join('\n');
    for (const words of [/BAD {3}keys: .*\n +Put back the TRELLIS_SECRET/, /BAD {3}public address/])
      assert.match(said, words);
  });

  it('a store that cannot be used is told with what to do, by the doctor and by a start', async () => {
    const damaged = { DATA_DIR: join(folder, 'damaged') };
    mkdirSync(damaged.DATA_DIR);
    writeFileSync(join(damaged.DATA_DIR, 'trellis.db'), 'no database at all '.repeat(60));
    const looked = await trellis(['doctor'], damaged);
    assert.equal(looked.code, 1);
    assert.match(looked.lines.join('\n'), /BAD {3}store: trellis\.db is damaged.*\n +Keep a copy.*restore/);
    const begun = await trellis(['platform', 'list'], damaged);
    assert.match(begun.lines.join(), /trellis\.db is damaged.*restore/);
    const nowhere = { DATA_DIR: join(folder, 'away'), MONGODB_URL: 'mongodb://127.0.0.1:1/none' };
    const away = await trellis(['doctor'], nowhere);
    assert.match(away.lines.join('\n'), /BAD {3}store: the database server does not answer/);
  });

  it('everything goes out and into an empty store; a backup is looked through and put in place of what was there', async () => {
    if (settings.MONGODB_URL) {
      const refused = await trellis(['backup', join(folder, 'copy.db')], settings);
      assert.equal(refused.code, 2);
      assert.match(refused.lines.join(), /mongodump/);
      return;
    }
    const copy = join(folder, 'copy.db');
    const made = await trellis(['backup', copy], settings);
    assert.equal(made.code, 0, made.lines.join('\n'));
    assert.match(made.lines.join(), /looked through and sound/);
    const inUse = await trellis(['restore', copy], settings);
    assert.equal(inUse.code, 1);
    assert.match(inUse.lines.join(), /stop the tool first/);
    const other = { DATA_DIR: join(folder, 'other') };
    assert.equal((await trellis(['restore', copy], other)).code, 0);
    const events = await eventsIn(settings.DATA_DIR);
    assert.ok(events.length > 1);
    assert.deepEqual(await eventsIn(other.DATA_DIR), events);
    const everything = await trellis(['export', 'everything'], settings);
    const archive = join(folder, 'everything.ndjson');
    writeFileSync(archive, everything.out);
    const third = { DATA_DIR: join(folder, 'third') };
    const restored = await trellis(['restore', archive], third);
    assert.equal(restored.code, 0, restored.lines.join('\n'));
    assert.deepEqual(await eventsIn(third.DATA_DIR), events);
  });

  it('a learner is exported and erased by the platform’s id of them', async () => {
    const { token } = await course.student('leaver');
    const registration = (await course.tool.running.services.store.platforms.list())[0]?.registration;
    const who = ['--user', 'leaver', '--platform', registration?.id ?? ''];
    const exported = await trellis(['export', 'learner', ...who], settings);
    const { held } = JSON.parse(exported.out) as { held: { kind: string }[] };
    assert.ok(held.some(({ kind }) => kind === 'events'));
    assert.equal(exported.out.includes(hashOfSecret(token ?? '')), false);
    const erased = await trellis(['erase', 'learner', ...who, '--json'], settings);
    assert.equal(erased.code, 0, erased.lines.join('\n'));
    assert.ok(!erased.out.includes('lrn_'), 'what is printed names nobody');
    assert.equal((await call(course.tool, token, 'GET', '/api/turn')).status, 401);
  });
});
