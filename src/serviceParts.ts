import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Administration } from './admin/administration.ts';
import type { HealthNotes } from './admin/healthNotes.ts';
import { record } from './admin/record.ts';
import type { Config } from './config.ts';
import type { openPack } from './content/load.ts';
import type { PackIndex } from './content/packIndex.ts';
import { DAY_MS } from './duration.ts';
import { makePasswords } from './jobs/passwords.ts';
import type { Worker } from './jobs/worker.ts';
import { DEFAULT_MODEL } from './learning/models/index.ts';
import type { publishKey } from './lti/publishKey.ts';
import { seal } from './lti/sealedKey.ts';
import type { Sign } from './lti/signer.ts';
import { makeTokenService } from './lti/token.ts';
import { readConsent } from './openData.ts';
import type { OutboundFetch } from './outbound.ts';
import { accountKeyOf, statementNamespaceOf } from './practice/account.ts';
import { calibratePack } from './practice/calibration/calibratePack.ts';
import { referenceKeyOf } from './practice/contentReference.ts';
import { learnFrom } from './practice/outside/learnFrom.ts';
import { openPackLibrary } from './practice/packLibrary.ts';
import { openParameterLibrary } from './practice/parameterLibrary.ts';
import type { Due, Practice } from './practice/practice.ts';
import { recentStates } from './practice/recentStates.ts';
import { makeTrials } from './practice/trials.ts';
import { projectRoot } from './projectRoot.ts';
import type { Quiet } from './store/port/grades.ts';
import type { Store } from './store/port/store.ts';
import type { Metrics } from './web/metrics.ts';

/** The worker calibrates what has grown enough. */
const GROWN = { ifGrown: true };

/** What the services have in common. */
export interface Base {
  readonly config: Config;
  readonly fetch: OutboundFetch;
  readonly secret: string;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly logger: Logger;
  readonly quiet: Quiet;
  /** How the worker calibrates a pack; null for in this process. */
  readonly calibrate: ((pack: string) => Promise<void>) | null;
  readonly openPack: typeof openPack;
  now(): number;
  nudge(due: Due): void;
  /** Makes the tool a new signing key. */
  rotateKeys(): ReturnType<typeof publishKey>;
}

/** The packs of the distribution and those under the data folder. A pack with errors is left out, loudly. */
function readPacks({ config, logger, openPack: open }: Base): PackIndex[] {
  const keepIn = join(config.dataDir, 'cache/packs');
  const folders = [join(projectRoot(), 'config/packs'), join(config.dataDir, 'packs')];
  return folders.flatMap((folder) =>
    namesIn(folder).flatMap((name) => {
      const { index, findings } = open(join(folder, name), keepIn);
      if (!index)
        logger.error({ pack: name, findings: findings.slice(0, 5) }, 'pack left out: run content check');
      return index ?? [];
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

/** A rotation by schedule, in the audit log like one by hand. */
async function rotateByItself(
  store: Store,
  now: () => number,
  rotate: () => Promise<unknown>,
): Promise<void> {
  await record({ store, now, newId: randomUUID }, { kind: 'tool', id: null }, { act: 'keyRotated' });
  await rotate();
}

/**
 * Everything practising is decided with; reads the packs.
 * @throws TrellisError `config_invalid` where what learners agree to cannot be read
 */
export async function makePractice(base: Base): Promise<Practice> {
  const { store, config, secret, logger, quiet, metrics, now, nudge } = base;
  const trouble = (what: string, err: unknown) => logger.warn({ err }, what);
  return {
    store,
    packs: await openPackLibrary(store.packs, readPacks(base), now(), ({ pack, version }) =>
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

/** What the worker works with. */
export function makeWorker(base: Base, { practice, sign, graded }: ForWorker): Worker {
  const { store, config, fetch, secret, logger, quiet, now, rotateKeys } = base;
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
    calibrate: base.calibrate ?? (async (pack) => void (await calibratePack({ store, now }, pack, GROWN))),
    logger,
    now,
    newId: randomUUID,
    chance: Math.random,
    graded,
  };
}

/** What operators and administrators act through. */
export function makeAdministration(base: Base, health: HealthNotes): Administration {
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
