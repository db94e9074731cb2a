import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPath } from '../../src/content/checkPath.ts';
import { loadPack } from '../../src/content/load.ts';
import { guidePack } from './pack.ts';

describe('loading a pack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trellis-pack-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes a folder or a file', () => {
    const file = join(folder, 'pack.yaml');
    writeFileSync(file, guidePack());
    const [one, other] = [loadPack(folder), loadPack(file)];
    assert.equal(one.published?.pack.id, 'halves');
    assert.equal(one.published?.version, other.published?.version);
  });

  it('publishes nothing while the structure does not hold', () => {
    writeFileSync(join(folder, 'pack.yaml'), guidePack().replace('skills: [halving]', 'skills: [other]'));
    const { published, findings } = loadPack(folder);
    assert.equal(published, null);
    assert.equal(findings[0]?.level, 'error');
  });

  it('tells about paths that lead nowhere or hold nothing', () => {
    for (const path of [join(folder, 'none'), folder]) {
      assert.equal(loadPack(path).published, null);
      assert.equal(checkPath(path).findings.length, 1);
    }
    const [nothing] = checkPath(join(folder, 'none')).findings;
    assert.equal(nothing?.message, 'there is no such file or folder');
  });

  it('keeps what was parsed, and still sees every change and every fault', () => {
    const [file, keepIn] = [join(folder, 'pack.yaml'), join(folder, 'kept')];
    const versionNow = () => loadPack(file, keepIn).published?.version;
    writeFileSync(file, guidePack());
    const first = versionNow();
    assert.equal(readdirSync(keepIn).length, 1);
    assert.equal(versionNow(), first);
    writeFileSync(file, guidePack().replace('difficulty: -1', 'difficulty: 1'));
    assert.notEqual(versionNow(), first);
    const faulty = guidePack().replace('skills: [halving]', 'skills: [other]');
    writeFileSync(file, faulty);
    const [fresh, kept] = [loadPack(file, keepIn), loadPack(file, keepIn)];
    assert.equal(kept.published, null);
    assert.deepEqual(kept.findings, fresh.findings);
    assert.equal(typeof kept.findings[0]?.line, 'number');
    for (const name of readdirSync(keepIn)) writeFileSync(join(keepIn, name), '{"of":');
    writeFileSync(file, guidePack());
    assert.equal(versionNow(), first);
  });
});
