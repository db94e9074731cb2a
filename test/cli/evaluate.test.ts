import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readAnswers } from '../../src/cli/answersFile.ts';
import type { AnswerRow } from '../../src/learning/evaluate/answerRow.ts';
import { answerSet } from '../learning/support/answerSet.ts';
import { trellis } from './support/command.ts';

const HEADER = 'user_id,item_id,skill_ids,correct,timestamp';

function csv(rows: readonly AnswerRow[]): string {
  const lines = rows.map(({ user, item, skills, correct, at }) =>
    [user, item, skills.join('~'), correct ? 1 : 0, at / 1000].join(','),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

describe('trellis evaluate', function () {
  this.timeout(120_000);
  let folder: string;
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'trellis-evaluate-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('reports a model’s predictions for learners it has never seen, from plain and packed files', async () => {
    const train = file('train.csv.gz', gzipSync(csv(answerSet(1, 30, 30))));
    const test = file('test.csv', csv(answerSet(2, 10, 30)));
    const done = await trellis(
      ['evaluate', '--train', train, '--test', test, '--model', 'pfa', '--json'],
      {},
    );
    assert.equal(done.code, 0, done.lines.join('\n'));
    const report = JSON.parse(done.out);
    assert.equal(report.model, 'pfa');
    assert.deepEqual([report.trainRows, report.all.n], [900, 300]);
    assert.ok(report.all.auc > 0.5 && report.all.logLoss < 0.75);
    assert.ok(report.firstContacts.n > 0 && report.afterPause.n === 0);
  });

  it('tells how a fit on more and more learners foretells others', async () => {
    const train = file('curve.csv', csv(answerSet(1, 30, 30)));
    const test = file('others.csv', csv(answerSet(2, 10, 30)));
    const asked = ['evaluate', '--train', train, '--test', test, '--model', 'pfa'];
    const done = await trellis([...asked, '--learners', '0,10,30', '--json'], {});
    assert.equal(done.code, 0, done.lines.join('\n'));
    const { points }: { points: { learners: number; n: number }[] } = JSON.parse(done.out);
    assert.deepEqual(
      points.map(({ learners, n }) => [learners, n]),
      [
        [0, 300],
        [10, 300],
        [30, 300],
      ],
    );
    for (const counts of ['many', '', '10,', '-1'])
      assert.equal((await trellis([...asked, '--learners', counts], {})).code, 2, counts);
    const more = await trellis([...asked, '--learners', '5000', '--json'], {});
    assert.equal(JSON.parse(more.out).points[0].learners, 30, 'no more than there are');
  });

  it('warns where somebody it foretells was in the fit', async () => {
    const rows = answerSet(1, 12, 20);
    const train = file('both-train.csv', csv(rows));
    const test = file('both-test.csv', csv(rows.slice(-40)));
    const done = await trellis(['evaluate', '--train', train, '--test', test, '--model', 'elo'], {});
    assert.equal(done.code, 0);
    assert.match(done.lines.join('\n'), /2 of 2 test learners are in the train file too/);
  });

  it('tells accuracy and calibration by group, and names the line of a groups file that is wrong', async () => {
    const train = file('fit.csv', csv(answerSet(1, 30, 30)));
    const rows = answerSet(2, 40, 30);
    const test = file('groups-test.csv', csv(rows));
    const users = [...new Set(rows.map(({ user }) => user))];
    const lines = users.map((user, nth) => `${user},${nth % 2 ? 'blue' : 'green'}`);
    const group = file('groups.csv', `user_id,group\n${lines.join('\n')}\n`);
    const asked = ['evaluate', '--train', train, '--test', test, '--model', 'pfa', '--group'];
    const done = await trellis([...asked, group, '--json'], {});
    assert.equal(done.code, 0, done.lines.join('\n'));
    for (const name of ['blue', 'green']) assert.ok(done.out.includes(`"${name}"`), done.out);
    assert.equal((await trellis([...asked, group, '--learners', '10'], {})).code, 2, 'one or the other');
    const bad: [string, RegExp][] = [
      ['user_id,group\nuser 1,\n', /line 2/],
      ['user_id,group\nuser 1,a\nuser 1,b\n', /line 3: user 1 is in a already/],
      ['user_id,group\nnobody,a\n', /names no user of/],
    ];
    for (const [content, says] of bad) {
      const refused = await trellis([...asked, file('bad-groups.csv', content)], {});
      assert.equal(refused.code, 2);
      assert.match(refused.lines.join('\n'), says);
    }
    const few = await trellis(
      [...asked, file('few.csv', `user_id,group\n${lines.slice(0, 6).join('\n')}\n`)],
      {},
    );
    assert.match(few.lines.join('\n'), /Nothing is compared: it takes two groups of 30 learners/);
    assert.doesNotMatch(few.lines.join('\n'), /No group is judged otherwise/);
  });

  it('names the file, line and column of what it cannot read', () => {
    const bad: [string, RegExp][] = [
      [`${HEADER}\nu,i,s,maybe,0\n`, /line 2, column correct/],
      [`${HEADER}\nu,i,s,1,0\nu,i,s,1,soon\n`, /line 3, column timestamp/],
      ['user_id,item_id\nu,i\n', /line 2, column skill_ids/],
      [`${HEADER}\n`, /holds no answers/],
      [`${HEADER}\na,i,s,1,0\nb,i,s,1,0\na,i,s,1,0\n`, /do not stand together/],
    ];
    for (const [content, says] of bad) {
      const path = file('bad.csv', content);
      assert.throws(() => readAnswers(path), says);
    }
    assert.throws(() => readAnswers(file('plain.csv.gz', `${HEADER}\n`)), /not a whole gzip file/);
    assert.throws(() => readAnswers(join(folder, 'none.csv')), /cannot be opened. Is the path right\?/);
  });

  it('refuses a model it does not know as wrong usage', async () => {
    const done = await trellis(['evaluate', '--train', 'a', '--test', 'b', '--model', 'oracle'], {});
    assert.equal(done.code, 2);
    assert.equal(
      done.lines.filter(Boolean).length,
      2,
      'what is wrong and where to read on, not all of the help',
    );
  });
});
