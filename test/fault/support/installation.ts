import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/projectRoot.ts';

/** Everything that the one file is made of, by path, size and time. */
function stampOf(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const walk = (path: string): void => {
    const { mtimeMs, size } = statSync(path);
    if (!statSync(path).isDirectory()) hash.update(`${path} ${size} ${mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) walk(join(path, name));
  };
  for (const path of ['src', 'views', 'test/fault', 'package-lock.json', 'dist/assets/manifest.json'])
    walk(join(root, path));
  return hash.digest('hex').slice(0, 16);
}

function build(root: string, folder: string): void {
  const bin = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'test/fault/vite.config.ts');
  const words = ['build', '--config', config, '--outDir', join(folder, 'dist')];
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the server of the fault tests was not built: ${stderr}`);
}

/**
 * An installation of the tool without content, its server in one file: the file to run with Node. Made once for each state of
 * the sources and kept in the folder for temporary files.
 */
export function installation(): string {
  const root = projectRoot();
  const folder = join(tmpdir(), `trellis-fault-${stampOf(root)}`);
  const boot = join(folder, 'dist/boot.cjs');
  if (existsSync(boot)) return boot;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(join(draft, 'dist'), { recursive: true });
  build(root, draft);
  copyFileSync(join(root, 'package.json'), join(draft, 'package.json'));
  copyFileSync(join(root, 'test/fault/boot.cjs'), join(draft, 'dist/boot.cjs'));
  symlinkSync(join(root, 'node_modules'), join(draft, 'node_modules'));
  symlinkSync(join(root, 'dist/assets'), join(draft, 'dist/assets'));
  try {
    renameSync(draft, folder);
  } catch {
    // Another run made it meanwhile.
    rmSync(draft, { recursive: true, force: true });
  }
  return boot;
}
