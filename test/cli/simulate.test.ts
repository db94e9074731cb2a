import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { guidePack } from '../content/pack.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { trellis } from './support/command.ts';

describe('trellis simulate', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const small = ['--learners', '6', '--sittings', '2', '--questions', '4'];

  it('compares policies on a pack: one JSON document on stdout, a page in a file', async () => {
    const [pack, html] = [folder.file('pack.yaml'), folder.file('report.html')];
    writeFileSync(pack, guidePack());
    const words = ['simulate', '--pack', pack, '--policy', 'trellis', '--policy', 'bkt-0.95', ...small];
    const done = await trellis([...words, '--json', '--html', html], {});
    assert.equal(done.code, 0, done.lines.join('\n'));
    const report = JSON.parse(done.out);
    assert.deepEqual(
      report.policies.map(({ policy }: { policy: string }) => policy),
      ['trellis', 'bkt-0.95'],
    );
    assert.deepEqual([report.learners, report.seed], [6, 1]);
    assert.match(readFileSync(html, 'utf8'), /^<!doctype html>[\s\S]*<svg /);
  });

  it('names the policies there are, and what is no pack', async () => {
    const strange = await trellis(['simulate', '--pack', 'x', '--policy', 'luck'], {});
    assert.equal(strange.code, 2);
    assert.match(strange.lines.join('\n'), /trellis, bkt-0\.95/);
    const none = await trellis(['simulate', '--pack', folder.file('none.yaml')], {});
    assert.equal(none.code, 2);
    assert.match(none.lines.join('\n'), /none\.yaml/);
  });

  it('says that it takes more where nobody got there, not that the course was enough', async () => {
    const [pack, html] = [folder.file('pack.yaml'), folder.file('short.html')];
    writeFileSync(pack, guidePack());
    const words = ['simulate', '--pack', pack, '--policy', 'trellis', '--html', html];
    const done = await trellis([...words, '--learners', '6', '--sittings', '1', '--questions', '2'], {});
    const row = done.lines.find((line) => line.startsWith('trellis'));
    assert.match(row ?? '', /100\.0 % +> 2 /, 'nothing is called mastered on the first day');
    assert.match(readFileSync(html, 'utf8'), /&gt; 2</);
  });

  it('refuses a file that it cannot write before anybody practises', async () => {
    const pack = folder.file('pack.yaml');
    writeFileSync(pack, guidePack());
    for (const option of ['--html', '--json']) {
      const words = ['simulate', '--pack', pack, option, folder.file('no/such/folder')];
      const done = await trellis([...words, '--learners', '1000000'], {});
      assert.equal(done.code, 2);
      assert.match(done.lines.join('\n'), /cannot be written\. Does its folder exist\?/);
    }
  });
});
