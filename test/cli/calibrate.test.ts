import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { trellis } from './support/command.ts';

const PACK = 'fractions-to-equations';
const APART = resolve(import.meta.dirname, '../../dist/src/calibrateApart.js');

describe('trellis calibrate beside a running server', function () {
  this.timeout(120_000);
  let course: TestCourse;
  let settings: Record<string, string>;
  const calibrate = async (...words: string[]) => {
    const ended = await trellis(['calibrate', ...words], settings);
    return { ...ended, found: ended.out === '' ? null : JSON.parse(ended.out) };
  };

  before(async () => {
    course = await startCourse();
    const { mongodbUrl } = course.tool.running.services.config;
    settings = { DATA_DIR: course.tool.dataDir, ...(mongodbUrl ? { MONGODB_URL: mongodbUrl } : {}) };
    for (const sub of ['one', 'two']) {
      const { token, data } = await course.student(sub);
      let { turn } = data;
      for (let count = 0; count < 4; count += 1) {
        const [skill] = course.skills;
        assert.equal(
          (await call(course.tool, token, 'POST', '/api/explain', { skill, form: null })).status,
          200,
        );
        // An answer at once would be a rapid one, which tells nothing.
        course.tool.clock.now += 20_000;
        turn = await course.answerRight(token, turn);
      }
    }
    await course.tool.running.loop.drain();
  });
  after(() => course?.close());

  it('fits a set to the answers of the class, keeps it under a name, and lists it', async () => {
    const dry = await calibrate(PACK, '--dry-run', '--json');
    assert.deepEqual([dry.code, dry.found[0].outcome, dry.found[0].note.learners], [0, 'dry', 2]);
    assert.deepEqual((await calibrate(PACK, '--list', '--json')).found[0].kept, []);
    const done = await calibrate(PACK, '--json');
    assert.deepEqual([done.code, done.found[0].note.answers], [0, 8]);
    const [listed] = (await calibrate(PACK, '--list', '--json')).found;
    assert.deepEqual(
      listed.kept.map(({ version, answers }: { version: string; answers: number }) => [version, answers]),
      [['fit-1', 8]],
    );
  });

  it('lets a set count that an operator names, and refuses one that is not there', async () => {
    const chosen = await calibrate(PACK, '--use', 'prior-1', '--json');
    assert.deepEqual([chosen.code, chosen.found.version], [0, 'prior-1']);
    assert.equal((await calibrate(PACK, '--list', '--json')).found[0].counts, 'prior-1');
    assert.equal((await calibrate(PACK, '--use', 'fit-9')).code, 1);
    assert.equal((await calibrate('no-such-pack')).code, 2);
  });

  it('tells how forms of explanation served: each picked with a known chance, a right first try after it', async () => {
    const { code, found } = await calibrate(PACK, '--forms', '--json');
    assert.equal(code, 0);
    const forms: { picked: number; right: number; always: { normalised: number } }[] = found[0].explanations;
    // Both begin with the skill that was explained; what came on the other one judges nothing.
    const picked = forms.reduce((sum, form) => sum + form.picked, 0);
    assert.ok(picked >= 2 && picked <= 8, `${picked}`);
    for (const { right, always } of forms) {
      assert.equal(right, 1);
      assert.ok(Math.abs(always.normalised - 1) < 1e-9, `${always.normalised}`);
    }
    const words = await trellis(['calibrate', PACK, '--forms'], settings);
    assert.match(words.lines.join('\n'), /right afterwards 100 %/);
  });

  it('is begun by the server in a process of its own, which finds the settings, outlives whoever began it and ends', async () => {
    const start = `import(process.argv[1]).then(({ calibrateApart }) => calibrateApart('${PACK}'))`;
    const beginner = spawn(process.execPath, ['-e', start, APART], {
      cwd: tmpdir(),
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    beginner.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    // Both write there, so it closes once the later of them has ended.
    const [code] = await once(beginner, 'close');
    assert.equal(code, 0, said);
    assert.equal(said, `${PACK}: nothing new\n`);
  });
});
