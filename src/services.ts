import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { z } from 'zod';
import type { Administration } from './admin/administration.ts';
import { makeHealthNotes } from './admin/healthNotes.ts';
import type { Config } from './config.ts';
import { openPack } from './content/load.ts';
import { TrellisError } from './errors.ts';
import { abandonable, type Halt, makeHalt } from './halt.ts';
import type { Loop } from './jobs/loop.ts';
import { askResults } from './jobs/results.ts';
import { askRoster } from './jobs/roster.ts';
import type { Worker } from './jobs/worker.ts';
import { type KeySets, makeKeySets } from './lti/jwks.ts';
import { makeToolKey } from './lti/keys.ts';
import { publishKey } from './lti/publishKey.ts';
import { makeSigner, type Sign } from './lti/signer.ts';
import { measuredStore } from './measuredStore.ts';
import { openStore, prepareDataDir, readSecret } from './openData.ts';
import { makeOutbound, type OutboundFetch } from './outbound.ts';
import type { ResultsService } from './practice/columnShares.ts';
import type { Practice } from './practice/practice.ts';
import type { RosterService } from './practice/refreshRoster.ts';
import { secretText } from './practice/secretText.ts';
import { projectRoot } from './projectRoot.ts';
import { type Base, makeAdministration, makePractice, makeWorker } from './serviceParts.ts';
import type { Store } from './store/port/store.ts';
import { type MeasureOutgoing, type Metrics, makeMetrics } from './web/metrics.ts';
import { observeStore } from './web/observeStore.ts';

/** Clock and timing that tests set; everything else follows from the settings. */
export interface Options {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Wait before a grade is sent, see `Quiet`. */
  readonly quiet?: { readonly quietMs: number; readonly mostMs: number };
  /** How the worker calibrates a pack: in this process unless given. */
  readonly calibrate?: (pack: string) => Promise<void>;
  readonly logger?: Logger;
  /** How a pack is read: from its files, each time, unless given. */
  readonly openPack?: typeof openPack;
  /** What everything is built on in place of the store that the settings ask for: tests hand in one that fails. */
  readonly store?: (opened: Store) => Store;
}

/** Everything built from the settings, before anything listens. */
export interface Services {
  readonly config: Config;
  readonly store: Store;
  readonly secret: string;
  readonly practice: Practice;
  readonly worker: Worker;
  readonly jwks: KeySets;
  readonly sign: Sign;
  readonly roster: RosterService;
  readonly results: ResultsService;
  readonly admin: Administration;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Stops what is under way, step by step. */
  readonly halt: Halt;
  random(): string;
  /** Lets the loop be told of new work once it runs. */
  attach(loop: Loop): void;
}

const QUIET = { quietMs: 20_000, mostMs: 120_000 };

/** Name and version in every request; Canvas answers 403 to requests without them. */
function userAgent(publicUrl: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')));
  return `Trellis/${version} (+${publicUrl})`;
}

/** The guarded fetch. @throws TrellisError `config_invalid` for an entry of OUTBOUND_ALLOW that is none */
function outboundOf(config: Config): OutboundFetch {
  const demo = config.demoPort === null ? [] : [`http://127.0.0.1:${config.demoPort}`];
  try {
    return makeOutbound({
      allow: [...config.outboundAllow, ...demo],
      userAgent: userAgent(config.publicUrl),
    });
  } catch (cause) {
    const problems = `OUTBOUND_ALLOW: ${cause instanceof Error ? cause.message : 'not understood'}`;
    throw new TrellisError('config_invalid', problems, { cause, params: { problems } });
  }
}

/** Makes the tool's first key, once for all processes that start at the same moment. */
async function ensureKey(store: Store, secret: string, now: number): Promise<void> {
  if ((await store.keys.list()).length > 0) return;
  await store.keys.addFirst(await makeToolKey({ secret, now, activeFrom: now }));
}

/** Opens the store and builds every service on it. @throws TrellisError for whatever keeps it from starting */
export async function buildServices(config: Config, options: Options = {}): Promise<Services> {
  const halt = makeHalt();
  const fetch = abandonable(outboundOf(config), halt.calls.signal);
  prepareDataDir(config.dataDir);
  const secret = readSecret(config);
  const opened = await openStore(config);
  const chosen = options.store?.(opened) ?? opened;
  const metrics = makeMetrics(() => outgoingOf(chosen), options.now ?? Date.now);
  const store = measuredStore(chosen, observeStore(metrics));
  try {
    return await buildOn(store, { config, options, fetch, secret, halt, metrics });
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Ground {
  readonly config: Config;
  readonly options: Options;
  readonly fetch: OutboundFetch;
  readonly secret: string;
  readonly halt: Halt;
  readonly metrics: Metrics;
}

/** What waits to go out and what differs, for the numbers that are watched. */
async function outgoingOf(store: Store): Promise<Awaited<ReturnType<MeasureOutgoing>>> {
  const [waiting, counts, differ] = await Promise.all([
    store.backlog.measure(),
    store.gradeQueue.count(null),
    store.gradeQueue.differing(null),
  ]);
  const unsent: Record<string, number> = {};
  for (const { status, count } of counts) unsent[status] = (unsent[status] ?? 0) + count;
  const differing = differ.reduce((sum, { count }) => sum + count, 0);
  return { ...waiting, unsent, differing };
}

async function buildOn(store: Store, ground: Ground): Promise<Services> {
  const { config, options, fetch, secret, halt, metrics } = ground;
  const now = options.now ?? Date.now;
  const logger = options.logger ?? pino({ level: config.logLevel });
  await ensureKey(store, secret, now());
  const sign = makeSigner({ keys: () => store.keys.list(), secret, now });
  // A wrong secret is told now, not when the first grade is to be sent.
  await sign({});
  let loop: Loop | null = null;
  const base: Base = {
    config,
    fetch,
    secret,
    metrics,
    store,
    logger,
    quiet: options.quiet ?? QUIET,
    calibrate: options.calibrate ?? null,
    openPack: options.openPack ?? openPack,
    now,
    nudge: (due) => loop?.nudge(due),
    rotateKeys: () => publishKey(store.keys, { secret, now: now() }),
  };
  const health = makeHealthNotes({ store, now });
  const practice = await makePractice(base);
  const worker = makeWorker(base, { practice, sign, graded: health.graded });
  return {
    config,
    store,
    secret,
    practice,
    admin: makeAdministration(base, health),
    worker,
    jwks: makeKeySets({ fetch, kept: store.keySets, now }),
    sign,
    roster: askRoster(worker),
    results: askResults(worker),
    logger,
    metrics,
    halt,
    random: secretText,
    attach: (started) => {
      loop = started;
    },
  };
}
