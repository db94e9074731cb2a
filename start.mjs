#!/usr/bin/env node
// Installs what is missing, builds what has changed, then runs a command (`serve` when none is named).
// Plain JavaScript on purpose: it must run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
/** The first release of each line of Node that everything here runs on; newer lines do from their first. */
const NEEDED = new Map([
  [20, 19],
  [22, 12],
]);

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const least = NEEDED.get(major) ?? (major > Math.max(...NEEDED.keys()) ? 0 : Number.POSITIVE_INFINITY);
  if (minor >= least) return;
  const lines = [...NEEDED].map((line) => line.join('.')).join(' or ');
  stop(`Trellis needs Node ${lines} or newer; this is ${process.versions.node}. Get it from nodejs.org.`);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  const walk = (path) => {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const full = join(path, entry.name);
      if (entry.isDirectory()) walk(full);
      else hash.update(full).update(readFileSync(full));
    }
  };
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    if (path.includes('.')) hash.update(path).update(readFileSync(full));
    else walk(full);
  }
  return hash.digest('hex');
}

function stampIs(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}

function run(what, command, args, options = {}) {
  // A command's own output must not mix with the one JSON document a `--json` run prints on stdout.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (done.status !== 0) stop(`${what} failed. The lines above say why; run it again when that is mended.`);
}

function install() {
  const stamp = join(root, 'node_modules', '.trellis-installed');
  const wanted = hashOf(['package.json', 'package-lock.json']);
  if (stampIs(stamp, wanted)) return;
  process.stderr.write('Installing packages (once, about half a minute) …\n');
  run('Installing packages', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    // On Windows npm is a script, which only a shell can start.
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, wanted);
}

/** Like `run`, beside others. */
function runBeside(what, command, args) {
  return new Promise((resolve) => {
    // Whatever the tool is to run as: a build for development names the files of this machine in what it makes.
    const env = { ...process.env, NODE_ENV: 'production' };
    spawn(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] }).once('close', (code) => {
      if (code !== 0) stop(`${what} failed. The lines above say why; run it again when that is mended.`);
      resolve();
    });
  });
}

async function build() {
  const stamp = join(root, 'dist', '.trellis-built');
  const wanted = hashOf([
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'vite.server.config.ts',
    'src',
    'views',
  ]);
  if (stampIs(stamp, wanted)) return;
  process.stderr.write('Building …\n');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  const pages = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'];
  const server = [...pages, '--config', 'vite.server.config.ts'];
  await Promise.all([
    runBeside('Building the server', process.execPath, server),
    runBeside('Building the pages', process.execPath, pages),
  ]);
  writeFileSync(stamp, wanted);
}

checkNode();
install();
await build();
if (process.argv[2] !== '--prepare') {
  await import(pathToFileURL(join(root, 'dist/src/cli/bin.js')).href);
}
