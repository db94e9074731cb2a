import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/projectRoot.ts';

/** Installs the peer beside its own package file, once. Nobody who does not measure downloads it. */
export function install(): void {
  const folder = join(projectRoot(), 'test/bench');
  if (existsSync(join(folder, 'node_modules/ltijs'))) return;
  process.stderr.write('Installing the peer (once) …\n');
  const shell = process.platform === 'win32';
  const args = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: folder, shell, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) throw new Error('the peer could not be installed');
}
