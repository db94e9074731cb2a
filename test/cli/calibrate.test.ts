import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { hashOfSecret } from '../../src/practice/secretText.ts';
import { settingsFor, syntheticPack } from '../learning/support/syntheticPack.ts';
import { makeTape, servingOf } from '../learning/support/tape.ts';
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
    const { lines } = await trellis(['calibrate', PACK, '--dry-run'], settings);
    assert.match(lines.join('\n'), /nothing is kept or changed by a dry run/);
    assert.doesNotMatch(lines.join('\n'), /prior-1/);
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
    const strange = await trellis(['calibrate', PACK, '--use', 'fit-9'], settings);
    assert.equal(strange.code, 1);
    assert.match(strange.lines.join('\n'), /there are fit-1, prior-1/);
    assert.equal((await calibrate('no-such-pack')).code, 2);
  });

  it('is asked for one thing at a time', async () => {
    const { code, lines } = await trellis(['calibrate', PACK, '--forms', '--items'], settings);
    assert.equal(code, 2);
    assert.match(lines.join('\n'), /'--forms' cannot be used with option '--items'/);
    const counts = async () => (await calibrate(PACK, '--list', '--json')).found[0].counts;
    const before = await counts();
    assert.equal((await calibrate(PACK, '--use', 'fit-1', '--dry-run')).code, 2, 'a dry run changes nothing');
    assert.equal(await counts(), before);
  });

  it('tells how forms of explanation served: each picked with a known chance, a right first try after it', async () => {
    const { code, found } = await calibrate(PACK, '--forms', '--json');
    assert.equal(code, 0);
    const forms: {
      picked: number;
      right: number;
      always: { normalised: number };
      interval: { from: number; to: number };
    }[] = found[0].explanations;
    // Both begin with the skill that was explained; what came on the other one judges nothing.
    const picked = forms.reduce((sum, form) => sum + form.picked, 0);
    assert.ok(picked >= 2 && picked <= 8, `${picked}`);
    for (const { right, always, interval } of forms) {
      assert.equal(right, 1);
      assert.ok(Math.abs(always.normalised - 1) < 1e-9, `${always.normalised}`);
      // A few choices that all went well leave much open.
      assert.ok(interval.from < 0.8 && interval.to > 1 - 1e-9, `${interval.from} to ${interval.to}`);
    }
    const words = await trellis(['calibrate', PACK, '--forms'], settings);
    assert.match(
      words.lines.join('\n'),
      /right afterwards 100 %; always picked it would be 100 % \(\d+ % to 100 %;/,
    );
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

  it('tells what items led to: each by what it would bring had it come always, once it came often enough', async () => {
    const table = async () => (await calibrate(PACK, '--items', '--json')).found[0].items;
    const few: { picked: number; always: unknown }[] = await table();
    assert.ok(few.every(({ picked, always }) => picked > 0 && always === null));
    const { skill, item } = await askOften();
    const own = (await table()).find((one: { item: string }) => one.item === item);
    assert.deepEqual(
      [own.skill, own.picked, own.explored, own.right, own.effective],
      [skill, 40, 8, 0.75, 40],
    );
    assert.ok(own.always.right === 0.75 && own.always.from > 0.58 && own.always.to < 0.87);
    const words = await trellis(['calibrate', PACK, '--items'], settings);
    const line =
      'picked 40, 8 to try it out; the next one right 75 %, always picked where it may come 75 % \\(6';
    assert.match(words.lines.join('\n'), new RegExp(line));
    assert.match(words.lines.join('\n'), /came too seldom to tell .*: 1$/);
  });

  /**
   * Puts a log into the store in which an item was picked 40 times, by a chance of one half, and then one once, and another
   * one follows each time; on the pack's last skill, of which the class has met nothing.
   */
  async function askOften() {
    const { store, practice } = course.tool.running.services;
    const known = practice.packs.current(PACK).catalogue;
    const skill = known.skills.at(-1)?.id ?? '';
    const [item = '', next = '', rare = ''] = (known.itemsBySkill.get(skill) ?? []).map(({ id }) => id);
    const catalogue = syntheticPack(1, 2);
    const tape = makeTape(catalogue, settingsFor(catalogue));
    for (let round = 0; round <= 40; round += 1) {
      const { decision } = servingOf('', round < 40 ? item : rare, skill, 0);
      tape.serve({ ...decision, reason: round % 5 ? 'frontier' : 'explore', propensity: 0.5 });
      tape.answer({ correct: true, then: 'closed', skill });
      tape.serve(servingOf('', next, skill, 0).decision);
      tape.answer({ correct: round % 4 > 0, then: 'closed', skill });
    }
    const teacher = await store.sessions.find(hashOfSecret((await course.teacher()).token ?? ''));
    const activity = teacher?.activity ?? assert.fail('it is at a link');
    const [row] = await store.summaries.ofActivity(activity);
    assert.ok(row);
    await store.summaries.put({ ...row, learner: 'lrn_often' });
    for (const event of tape.events)
      await store.log.append({
        event: { ...event, learner: 'lrn_often', pack: PACK, activity },
        effects: [],
      });
    return { skill, item };
  }
});
