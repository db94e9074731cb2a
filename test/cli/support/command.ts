import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What `npm start` runs: built before the tests, and up sooner than the sources are. */
const BIN = join(ROOT, 'dist/src/cli/bin.js');

/** What became of a command. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** Lines on stderr, those of npm's and Node's own left out. */
  readonly lines: readonly string[];
}

/**
 * Runs `trellis <words>` in a process of its own, as a person does; the environment holds these settings alone.
 * `reader` "gone": whoever was to read stdout has left, as `head` does.
 */
export function trellis(
  words: readonly string[],
  settings: Record<string, string>,
  reader: 'stays' | 'gone' = 'stays',
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [BIN, ...words], {
    // Not the repository, where a developer's .env may lie.
    cwd: tmpdir(),
    env: { PATH, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  if (reader === 'gone') child.stdout.destroy();
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      const lines = err.split('\n').filter((line) => line.trim() !== '');
      done({ code, out, lines });
    });
  });
}
