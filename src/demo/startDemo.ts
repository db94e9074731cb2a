import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRemoteJWKSet } from 'jose';
import type { Logger } from 'pino';
import { demoApp } from './app.ts';
import type { Demo } from './demo.ts';
import { createJournal } from './journal.ts';
import { closeServer, listen } from './listen.ts';
import { createLiveEvents } from './liveEvents.ts';
import { openPlatformKey } from './platformKey.ts';
import { createClassRuns } from './practise/classRuns.ts';
import type { Crib } from './practise/crib.ts';
import { type Pause, practiseOver } from './practise/practise.ts';
import { type DemoRegistration, registrationAt } from './registration.ts';
import { openStateFile } from './stateFile.ts';

export interface DemoOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** The tool's data folder; the demo keeps to `demo/` in it. */
  readonly dataDir: string;
  /** The tool's public URL, on another host name than the demo's, so that it is a third party in the frame. */
  readonly toolUrl: string;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Gives simulated students their knowledge; without it they guess and learn from shown solutions. */
  readonly crib?: Crib;
  /** Wait of the switch "slow", in milliseconds; 5000 unless given. */
  readonly slowMs?: number;
  /** Mean pause between two answers of a simulated student, in milliseconds; 400 unless given. */
  readonly paceMs?: number;
  /** Chance of simulated students, 0 to below 1. */
  readonly random?: () => number;
  /** How simulated students wait; by the real clock unless given. */
  readonly pause?: Pause;
}

export interface RunningDemo {
  readonly url: string;
  readonly registration: DemoRegistration;
  close(): Promise<void>;
}

/** After an unknown key id the tool's keys are fetched again, at most every so many milliseconds. */
const REFETCH_MS = 5000;

async function build(options: DemoOptions, origin: string): Promise<Demo> {
  const { dataDir, logger, now } = options;
  const folder = join(dataDir, 'demo');
  const url = options.toolUrl.replace(/\/$/, '');
  const live = createLiveEvents();
  const tool = { url, origin: new URL(url).origin, launchUrl: `${url}/lti/launch` };
  const runs = createClassRuns({
    practiseAs: practiseOver({
      origin,
      tool,
      crib: options.crib ?? null,
      paceMs: options.paceMs ?? 400,
      random: options.random ?? Math.random,
      pause: options.pause ?? ((ms, signal) => delay(ms, undefined, { signal })),
    }),
    changed: (run) => live.publish(run.courseId, `practise-${run.activityId}`, {}),
    failed: (error, personId) => {
      if (error instanceof Error && error.name === 'AbortError') return 'The demo was stopped.';
      logger.warn({ err: error, personId }, 'simulated student stopped');
      return error instanceof Error ? error.message : 'unknown';
    },
  });
  return {
    origin,
    tool,
    registration: registrationAt(origin),
    state: await openStateFile(join(folder, 'state.json'), logger),
    key: await openPlatformKey(join(folder, 'key.json')),
    toolKeys: createRemoteJWKSet(new URL(`${url}/lti/jwks.json`), { cooldownDuration: REFETCH_MS }),
    live,
    journal: createJournal(),
    runs,
    slowMs: options.slowMs ?? 5000,
    now,
    logger,
  };
}

/**
 * Starts the demo LMS. Its registration follows from its own address, so the tool need not be running yet. Throws
 * `port_in_use` when the port is taken.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { server, port } = await listen(options.host, options.port);
  const demo = await build(options, `http://${options.host}:${port}`).catch(async (error: unknown) => {
    await closeServer(server);
    throw error;
  });
  server.on('request', demoApp(demo));
  return {
    url: demo.origin,
    registration: demo.registration,
    async close() {
      await demo.runs.stop();
      demo.live.close();
      await closeServer(server);
      await demo.state.settled();
    },
  };
}
