import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { assetsOf } from '../views/assets.ts';
import { renderPage } from '../views/render.ts';
import { closerOf } from './closeServer.ts';
import type { Config } from './config.ts';
import { cribOf } from './crib.ts';
import type { Pause } from './demo/practise/practise.ts';
import { type RunningDemo, startDemo } from './demo/startDemo.ts';
import { TrellisError } from './errors.ts';
import { type Halt, within } from './halt.ts';
import { ARRIVAL, makeServer } from './httpServer.ts';
import { type Loop, startLoop } from './jobs/loop.ts';
import { holdPlace, takePlace } from './jobs/serverPlace.ts';
import { mathTree } from './learning/marking/mathTree.ts';
import { newRegistration } from './lti/newRegistration.ts';
import { projectRoot } from './projectRoot.ts';
import { buildServices, type Options, type Services } from './services.ts';
import { makeApp } from './web/app.ts';
import { makeLimits } from './web/limits.ts';
import { messageClasses } from './web/messageClasses.ts';

/** The tool, running. */
export interface Running {
  readonly url: string;
  readonly demoUrl: string | null;
  readonly services: Services;
  readonly loop: Loop;
  /** Ends in reverse order of starting, within ten seconds; what is running is finished first. */
  close(): Promise<void>;
}

/** What a start may be given besides the settings. */
interface StartOptions extends Options {
  /** How the simulated students of the demo LMS wait before an answer; by the real clock unless given. */
  readonly demoPause?: Pause;
  /** A demo LMS that runs already, in another process: it is made known and not started. */
  readonly demo?: RunningDemo;
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const code = cause.code === 'EADDRINUSE' ? 'port_in_use' : 'config_invalid';
      const problems = `PORT ${config.port} on ${config.host}: ${cause.code}`;
      reject(new TrellisError(code, problems, { cause, params: { port: config.port, problems } }));
    });
    server.once('listening', resolve);
  });
}

/** After so long, in milliseconds, a call to a platform is given up. */
const CALLS_MS = 5_000;
/** Longest wait for the worker once its calls are given up: a store that hangs must not keep the process. */
const WORKER_MS = 3_000;

/** Ends the worker: what it sends has some seconds, then the leases are given back. */
async function closeLoop(loop: Loop, { calls }: Halt): Promise<void> {
  const stopped = loop.stop();
  if (await within(CALLS_MS, stopped)) return;
  calls.abort();
  await within(WORKER_MS, stopped);
}

/** Makes the demo LMS known to the tool, as `platform add` does for a real one. */
async function registerDemo({ store, practice }: Services, demo: RunningDemo): Promise<void> {
  const { issuer, clientId, authUrl, tokenUrl, jwksUrl, deploymentId } = demo.registration;
  const input = { issuer, clientId, authUrl, tokenUrl, jwksUrl, origins: [new URL(demo.url).origin] };
  const now = practice.now();
  const made = newRegistration(input, { id: practice.newId(), now });
  const registration = await store.platforms.put({ ...made, deploymentPolicy: 'auto' });
  await store.platforms.noteDeployment({
    registrationId: registration.id,
    deploymentId,
    status: 'active',
    anonymous: false,
    firstSeenAt: now,
  });
  await store.platforms.change(registration.id, { status: 'active' });
}

/** A demo platform left from an earlier run must not be let in once the demo is off. */
async function suspendDemo({ store }: Services): Promise<void> {
  for (const { registration } of await store.platforms.list()) {
    // Those that the tool registered itself there begin with the same words.
    if (registration.clientId.startsWith('trellis-demo'))
      await store.platforms.change(registration.id, { status: 'suspended' });
  }
}

async function openDemo(services: Services, options: StartOptions): Promise<RunningDemo | null> {
  const { config, practice, logger } = services;
  if (config.demoPort === null) {
    await suspendDemo(services);
    return null;
  }
  const demo =
    options.demo ??
    (await startDemo({
      port: config.demoPort,
      host: '127.0.0.1',
      dataDir: config.dataDir,
      toolUrl: config.publicUrl,
      logger,
      now: practice.now,
      crib: cribOf(practice),
      ...(options.demoPause ? { pause: options.demoPause } : {}),
    }));
  await registerDemo(services, demo);
  return demo;
}

/** A SQLite file takes one server; commands work beside it. Gives the place up again by the returned function. */
async function takeServerPlace({ store, practice, logger, halt }: Services): Promise<() => Promise<void>> {
  const place = await takePlace({ turnstiles: store.turnstiles, now: practice.now });
  halt.displaced.signal.addEventListener('abort', () => {
    logger.fatal('another server has taken this data folder: this one stops');
    halt.draining.abort();
    // At once, before what is under way: what was acknowledged is on the disk, what was not is answered by an error.
    void store.close().catch(() => undefined);
  });
  return holdPlace(place, () => halt.displaced.abort());
}

/**
 * Starts the tool: settings → store → services → demo → web app and worker → listen.
 * @throws TrellisError `port_in_use`, `server_running`, `data_dir_unwritable`, `store_unavailable`, `schema_newer`, `config_invalid`
 */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const services = await buildServices(config, options);
  const opened: (() => Promise<unknown>)[] = [
    () => services.store.close(),
    () => services.admin.health.flush(),
  ];
  const close = async () => {
    services.halt.draining.abort();
    for (const end of opened.reverse()) await end();
    opened.length = 0;
  };
  try {
    if (config.mongodbUrl === null) opened.push(await takeServerPlace(services));
    const demo = await openDemo(services, options);
    if (demo) opened.push(() => demo.close());
    const assetsDir = join(projectRoot(), 'dist/assets');
    const app = makeApp({
      ...services,
      publicUrl: config.publicUrl,
      fetch: services.worker.services.fetch,
      contact: config.contact,
      renderPage,
      assets: assetsOf(JSON.parse(readFileSync(join(assetsDir, 'manifest.json'), 'utf8'))),
      assetsDir,
      demoUrl: demo?.url ?? null,
      trustProxy: config.trustProxy,
      draining: services.halt.draining.signal,
      limits: makeLimits(services.practice.now),
    });
    // The parser of formulas builds itself when it is first used: better now than while somebody waits for a question.
    mathTree('1');
    const loop = startLoop(services.worker);
    services.attach(loop);
    const server = makeServer(app, ARRIVAL, messageClasses(app)).listen(config.port, config.host);
    const closeServer = closerOf(server);
    opened.push(() => Promise.all([closeServer(), closeLoop(loop, services.halt)]));
    await listen(server, config);
    return { url: config.publicUrl, demoUrl: demo?.url ?? null, services, loop, close };
  } catch (error) {
    await close();
    throw error;
  }
}
