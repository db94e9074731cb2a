import { type ChildProcess, fork, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
/** What `npm start` runs: built before the tests, and up sooner than the sources are. */
const BIN = join(ROOT, 'dist/src/cli/bin.js');
const WARM = join(import.meta.dirname, 'warm.mjs');
/** Not the repository, where a developer's .env may lie. */
const CWD = tmpdir();

/** What became of a command. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** Lines on stderr, those of npm's and Node's own left out. */
  readonly lines: readonly string[];
}

interface Raw {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function ended({ code, out, err }: Raw): Ended {
  return { code, out, lines: err.split('\n').filter((line) => line.trim() !== '') };
}

/** A process of its own, as a person starts it. */
function alone(words: readonly string[], env: NodeJS.ProcessEnv, reader: 'stays' | 'gone'): Promise<Raw> {
  const child = spawn(process.execPath, [BIN, ...words], {
    cwd: CWD,
    env,
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
    child.once('close', (code) => done({ code, out, err }));
  });
}

let warm: ChildProcess | null = null;
let orders = 0;

/** A process that has loaded the commands before: they are as fast there as they are short. */
function warmed(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Raw> {
  warm ??= fork(WARM, { cwd: CWD, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const child = warm;
  orders += 1;
  const id = orders;
  return new Promise((done, failed) => {
    const hear = (reply: Raw & { id: number }) => {
      if (reply.id !== id) return;
      child.off('message', hear);
      child.off('exit', failed);
      done(reply);
    };
    child.on('message', hear);
    child.once('exit', failed);
    child.send({ id, words, env });
  });
}

const seen = new Set<string>();

/**
 * Runs `trellis <words>`; the environment holds these settings alone. The first time a command is given it gets a process
 * of its own, as a person starts it; later ones share one. `reader` "gone": whoever was to read stdout has left, as `head`
 * does.
 */
export async function trellis(
  words: readonly string[],
  settings: Record<string, string>,
  reader: 'stays' | 'gone' = 'stays',
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const env = { PATH, LOG_LEVEL: 'silent', ...settings };
  const name = words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  // What serves does not end by itself: a process of its own can be ended.
  const known = seen.has(name) && reader === 'stays' && words[0] !== 'serve';
  seen.add(name);
  return ended(await (known ? warmed(words, env) : alone(words, env, reader)));
}

after(() => {
  warm?.disconnect();
  warm = null;
  seen.clear();
});
