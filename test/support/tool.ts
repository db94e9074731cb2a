import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Logger } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type Running, start } from '../../src/main.ts';
import { freePort } from './freePort.ts';
import { furnish } from './keptKeys.ts';
import { openPackOnce } from './openedPacks.ts';
import { keepParsedPacks } from './parsedPacks.ts';
import { watchedLog } from './watchedLog.ts';

/** A clock that tests set; milliseconds since the epoch. */
export interface Clock {
  now: number;
}

/** The whole tool on a store of its own: SQLite, or MongoDB where `MONGODB_URL` names one. */
export interface TestTool {
  readonly running: Running;
  readonly url: string;
  readonly clock: Clock;
  readonly dataDir: string;
  /** What was handed out and must be in no line of the log: compared when the tool is closed. */
  readonly secrets: Set<string>;
  close(): Promise<void>;
}

function databaseUrl(name: string): string | null {
  const base = process.env.MONGODB_URL;
  if (!base) return null;
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}

async function drop(url: string): Promise<void> {
  const connection = await mongoose.createConnection(url).asPromise();
  await connection.dropDatabase();
  await connection.close();
}

/**
 * Starts the tool as `serve` does. `demo` also starts the demo LMS. The clock starts at the real time, so that tokens
 * of the demo are young, and stands still until a test moves it; without `frozen` it runs.
 */
export async function startTool(options: {
  demo?: boolean;
  frozen?: boolean;
  allow?: string;
  dataDir?: string;
  environment?: NodeJS.ProcessEnv;
  logger?: Logger;
}): Promise<TestTool> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'trellis-'));
  const mongo = databaseUrl(`test_${process.pid}_${randomUUID().slice(0, 8)}`);
  const [port, demoPort] = [await freePort(), await freePort()];
  const config = readConfig(
    {
      PORT: String(port),
      DEMO_PORT: String(demoPort),
      DATA_DIR: dataDir,
      TRELLIS_DEMO: options.demo ? 'on' : 'off',
      OUTBOUND_ALLOW: options.allow ?? '',
      ...(mongo ? { MONGODB_URL: mongo } : {}),
      ...options.environment,
    },
    dataDir,
  );
  const started = Date.now();
  const clock: Clock = { now: started };
  const now = options.frozen ? () => clock.now : () => clock.now + (Date.now() - started);
  const log = watchedLog();
  const logger = options.logger ?? log.logger;
  keepParsedPacks(dataDir);
  await furnish(config, started);
  const quiet = { quietMs: 0, mostMs: 0 };
  const running = await start(config, {
    now,
    logger,
    quiet,
    openPack: openPackOnce,
    // Simulated students take their time by this clock, not by that of whoever runs the tests.
    demoPause: async (ms) => {
      clock.now += ms;
    },
  });
  return {
    running,
    url: running.url,
    clock,
    dataDir,
    secrets: log.secrets,
    async close() {
      await running.close();
      assert.deepEqual(log.leaks(), [], 'the log tells nothing of people and no credential');
      if (mongo) await drop(mongo);
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
