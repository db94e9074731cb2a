import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { guidePack } from '../content/pack.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { trellis } from './support/command.ts';

describe('content check', function () {
  this.timeout(600_000);
  const folder = temporaryFolder();

  it('of a pack that is right finds nothing and ends with 0', async () => {
    const pack = folder.file('right.yaml');
    writeFileSync(pack, guidePack());
    const done = await trellis(['content', 'check', pack, '--seeds', '1', '--json'], {});
    assert.equal(done.code, 0, done.lines.slice(0, 5).join('\n'));
    const report = JSON.parse(done.out);
    assert.deepEqual(report.findings, []);
    assert.equal(report.pack.id, 'halves');
    assert.deepEqual(done.lines, [], 'JSON and nothing else');
  });

  it('of a pack that could be better tells so, and ends with 0', async () => {
    const pack = folder.file('bare.yaml');
    writeFileSync(pack, guidePack().replace(/(?<=\n {4}hints:\n {6}- .*)\n {6}- .*/, ''));
    const done = await trellis(['content', 'check', pack, '--seeds', '1'], {});
    assert.equal(done.code, 0);
    assert.match(
      done.lines.join('\n'),
      /^advice: bare\.yaml:\d+ half-of: there is only one hint\. add .*\nNo errors/m,
    );
  });

  it('of a broken file names file, place and remedy, and ends with 1', async () => {
    const file = folder.file('broken.yaml');
    writeFileSync(file, 'schema: 1\nid: broken\ntitle: Broken\nskills: nonsense\n');
    const done = await trellis(['content', 'check', file], {});
    assert.equal(done.code, 1);
    assert.match(done.lines.join('\n'), /^error: .*broken\.yaml/m);
    assert.match(done.lines.join('\n'), /skills/);
    const told = await trellis(['content', 'check', file, '--json'], {});
    assert.equal(told.code, 1);
    assert.ok(JSON.parse(told.out).findings.some(({ level }: { level: string }) => level === 'error'));
    assert.deepEqual(told.lines, []);
    const none = await trellis(['content', 'check', folder.file('not-there.yaml')], {});
    assert.equal(none.code, 1);
    assert.match(none.lines.join('\n'), /not-there/);
  });
});
