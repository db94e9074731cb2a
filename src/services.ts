import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { z } from 'zod';
import type { Administration } from './admin/administration.ts';
import { type HealthNotes, makeHealthNotes } from './admin/healthNotes.ts';
import { record } from './admin/record.ts';
import type { Config } from './config.ts';
import { loadPack } from './content/load.ts';
import type { PublishedPack } from './content/pack.ts';
import { DAY_MS } from './duration.ts';
import { TrellisError } from './errors.ts';
import { abandonable, type Halt, makeHalt } from './halt.ts';
import type { Loop } from './jobs/loop.ts';
import { makePasswords } from './jobs/passwords.ts';
import { askResults } from './jobs/results.ts';
import { askRoster } from './jobs/roster.ts';
import type { Worker } from './jobs/worker.ts';
import { DEFAULT_MODEL } from './learning/models/index.ts';
import { type KeySets, makeKeySets } from './lti/jwks.ts';
import { makeToolKey } from './lti/keys.ts';
import { publishKey } from './lti/publishKey.ts';
import { seal } from './lti/sealedKey.ts';
import { makeSigner, type Sign } from './lti/signer.ts';
import { makeTokenService } from './lti/token.ts';
import { measuredStore } from './measuredStore.ts';
import { openStore, prepareDataDir, readConsent, readSecret } from './openData.ts';
import { makeOutbound, type OutboundFetch } from './outbound.ts';
import { accountKeyOf, statementNamespaceOf } from './practice/account.ts';
import { calibratePack } from './practice/calibration/calibratePack.ts';
import type { ResultsService } from './practice/columnShares.ts';
import { referenceKeyOf } from './practice/contentReference.ts';
import { learnFrom } from './practice/outside/learnFrom.ts';
import { openPackLibrary } from './practice/packLibrary.ts';
import { openParameterLibrary } from './practice/parameterLibrary.ts';
import type { Due, Practice } from './practice/practice.ts';
import { recentStates } from './practice/recentStates.ts';
import type { RosterService } from './practice/refreshRoster.ts';
import { makeTrials } from './practice/trials.ts';
import { projectRoot } from './projectRoot.ts';
import type { Quiet } from './store/port/grades.ts';
import type { Store } from './store/port/store.ts';
import { type MeasureBacklog, type Metrics, makeMetrics } from './web/metrics.ts';
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

/** The worker calibrates what has grown enough. */
const GROWN = { ifGrown: true };
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

/** The packs of the distribution and those under the data folder. A pack with errors is left out, loudly. */
function readPacks(config: Config, logger: Logger): PublishedPack[] {
  const keepIn = join(config.dataDir, 'cache/packs');
  const folders = [join(projectRoot(), 'config/packs'), join(config.dataDir, 'packs')];
  return folders.flatMap((folder) =>
    namesIn(folder).flatMap((name) => {
      const { published, findings } = loadPack(join(folder, name), keepIn);
      if (!published)
        logger.error({ pack: name, findings: findings.slice(0, 5) }, 'pack left out: run content check');
      return published ?? [];
    }),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** Makes the tool's first key, once for all processes that start at the same moment. */
async function ensureKey(store: Store, secret: string, now: number): Promise<void> {
  if ((await store.keys.list()).length > 0) return;
  await store.keys.addFirst(await makeToolKey({ secret, now, activeFrom: now }));
}

/** A rotation by schedule, in the audit log like one by hand. */
async function rotateByItself(
  store: Store,
  now: () => number,
  rotate: () => Promise<unknown>,
): Promise<void> {
  await record({ store, now, newId: randomUUID }, { kind: 'tool', id: null }, { act: 'keyRotated' });
  await rotate();
}

/** Opens the store and builds every service on it. @throws TrellisError for whatever keeps it from starting */
export async function buildServices(config: Config, options: Options = {}): Promise<Services> {
  const halt = makeHalt();
  const fetch = abandonable(outboundOf(config), halt.calls.signal);
  prepareDataDir(config.dataDir);
  const secret = readSecret(config);
  const opened = await openStore(config);
  const chosen = options.store?.(opened) ?? opened;
  const metrics = makeMetrics(() => backlogOf(chosen), options.now ?? Date.now);
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

/** What waits, for the numbers that are watched. */
async function backlogOf(store: Store): Promise<Awaited<ReturnType<MeasureBacklog>>> {
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

/** What the services have in common. */
interface Base extends Ground {
  readonly store: Store;
  readonly logger: Logger;
  readonly quiet: Quiet;
  now(): number;
  nudge(due: Due): void;
  /** Makes the tool a new signing key. */
  rotateKeys(): ReturnType<typeof publishKey>;
}

async function makePractice(base: Base): Promise<Practice> {
  const { store, config, secret, logger, quiet, metrics, now, nudge } = base;
  const trouble = (what: string, err: unknown) => logger.warn({ err }, what);
  return {
    store,
    packs: await openPackLibrary(store.packs, readPacks(config, logger), now(), ({ pack, version }) =>
      logger.error({ pack: pack.id, version }, 'pack goes on as published before'),
    ),
    model: DEFAULT_MODEL,
    recent: recentStates(),
    trials: makeTrials(),
    parameters: openParameterLibrary(store.calibrations, now, trouble),
    publicUrl: config.publicUrl,
    quiet,
    privacy: { consent: readConsent(config), retention: config.retention },
    referenceKey: referenceKeyOf(secret),
    accountKey: accountKeyOf(secret),
    statementNamespace: statementNamespaceOf(secret),
    now,
    newId: randomUUID,
    decided: (ms) => metrics.decisions.observe(ms / 1000),
    trouble,
    nudge,
  };
}

/** What the worker takes from the other services. */
interface ForWorker extends Pick<Worker, 'graded'> {
  readonly practice: Practice;
  readonly sign: Sign;
}

function makeWorker(base: Base, { practice, sign, graded }: ForWorker): Worker {
  const { store, config, options, fetch, secret, logger, quiet, now, rotateKeys } = base;
  const tokens = makeTokenService({ fetch, sign, now, random: randomUUID });
  return {
    store,
    services: { fetch, tokens, now },
    publicUrl: config.publicUrl,
    lrsFetch: fetch,
    unseal: makePasswords(secret),
    learnFrom: (tenant, statement) => learnFrom(practice, tenant, statement),
    quiet,
    keys: {
      everyMs: config.keyRotationDays * DAY_MS,
      rotate: () => rotateByItself(store, now, rotateKeys),
    },
    retention: config.retention,
    recent: practice.recent,
    calibrate: options.calibrate ?? (async (pack) => void (await calibratePack({ store, now }, pack, GROWN))),
    logger,
    now,
    newId: randomUUID,
    chance: Math.random,
    graded,
  };
}

function makeAdministration(base: Base, health: HealthNotes): Administration {
  const { store, config, secret, now, nudge, rotateKeys } = base;
  return {
    store,
    publicUrl: config.publicUrl,
    health,
    now,
    newId: randomUUID,
    nudge,
    seal: (text, label) => seal(text, secret, label),
    rotateKeys,
  };
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
    ...ground,
    store,
    logger,
    quiet: options.quiet ?? QUIET,
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
    jwks: makeKeySets({ fetch, now }),
    sign,
    roster: askRoster(worker),
    results: askResults(worker),
    logger,
    metrics,
    halt,
    random: () => randomBytes(32).toString('base64url'),
    attach: (started) => {
      loop = started;
    },
  };
}
