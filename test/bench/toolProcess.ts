import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/openData.ts';
import { projectRoot } from '../../src/projectRoot.ts';
import type { Store } from '../../src/store/port/store.ts';
import { freePort } from '../support/freePort.ts';

/** The tool as `npm start` runs it, in a process of its own so that its processor time is its own. */
export interface ToolProcess {
  readonly url: string;
  /** Milliseconds from the command to the first answer. */
  readonly startedIn: number;
  /** Processor time until the first answer in milliseconds; null where the system does not tell. */
  readonly cpuToStart: number | null;
  /** Processor time of the process, user and system, in milliseconds from some moment on. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

/** Where a tool keeps its things: one data folder, or one database of its own on a MongoDB server. */
export interface Place {
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  /** The store, opened beside the tool. */
  open(): Promise<Store>;
  remove(): void;
}

/** Makes a place. `allow` is an origin the tool may call, `mongodb` the database to use instead of SQLite. */
export async function makePlace(allow: string, mongodb: string | null): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const port = await freePort();
  const environment = {
    PORT: String(port),
    DATA_DIR: folder,
    TRELLIS_DEMO: 'off',
    OUTBOUND_ALLOW: allow,
    LOG_LEVEL: 'error',
    NODE_ENV: 'development',
    ...(mongodb === null ? {} : { MONGODB_URL: mongodb }),
  };
  return {
    environment,
    url: `http://localhost:${port}`,
    open: () => openStore(readConfig(environment, folder)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Longest wait for the first answer. */
const PATIENCE_MS = 60_000;

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break;
    const answered = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await delay(10);
  }
  child.kill('SIGKILL');
  throw new Error('no answer');
}

/** Counted by the process itself: `process_cpu_seconds_total` of its metrics. */
async function cpuOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]) * 1000;
}

/** Linux: fields 14 and 15 of `/proc/<pid>/stat`, in hundredths of a second. */
function cpuOfProcess(pid: number | undefined): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const [, fields = ''] = readFileSync(file, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
}

/** What `npm start` tells Node. */
export function toldByStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Starts the tool and waits until it answers. */
export async function startToolProcess(place: Place): Promise<ToolProcess> {
  const { MONGODB_URL: _, ...inherited } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, [...toldByStart(), 'start.mjs'], {
    cwd: projectRoot(),
    env: { ...inherited, ...place.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (text) => {
    said += String(text);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL'));
  await firstAnswer(place.url, child).catch((cause) => {
    throw new Error(`the tool did not start: ${said}`, { cause });
  });
  return {
    url: place.url,
    startedIn: performance.now() - begun,
    cpuToStart: cpuOfProcess(child.pid),
    cpu: () => cpuOf(place.url),
    async close() {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(10_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))]);
    },
  };
}
