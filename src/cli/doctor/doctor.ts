import { Command } from 'commander';
import { type Config, readConfig } from '../../config.ts';
import { TrellisError } from '../../errors.ts';
import { openStore, prepareDataDir, readConsent } from '../../openData.ts';
import { makeOutbound } from '../../outbound.ts';
import type { Store } from '../../store/port/store.ts';
import { printJson, say } from '../output.ts';
import { attempt, bad, type Finding, ok } from './finding.ts';
import { certificateChecks, platformsChecks, publicUrlChecks } from './networkChecks.ts';
import { erasureChecks, keyChecks, queueChecks, roomChecks, storeChecks } from './storeChecks.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: 'ok  ', warn: 'look', bad: 'BAD ' };

function settingsChecks(): { readonly config: Config | null; readonly found: readonly Finding[] } {
  try {
    const config = readConfig();
    prepareDataDir(config.dataDir);
    readConsent(config);
    return { config, found: [ok('settings', `read; data in ${config.dataDir}`)] };
  } catch (error) {
    const lines = error instanceof TrellisError ? (error.detail || error.code).split('\n') : [String(error)];
    return {
      config: null,
      found: lines.map((line) => bad('settings', line, 'The README lists every setting.')),
    };
  }
}

async function onStore(config: Config, store: Store): Promise<readonly Finding[]> {
  const now = Date.now;
  const demo = config.demoPort === null ? [] : [`http://127.0.0.1:${config.demoPort}`];
  const fetch = makeOutbound({
    allow: [...config.outboundAllow, ...demo, config.publicUrl],
    userAgent: `Trellis (+${config.publicUrl})`,
  });
  const all = await Promise.all([
    attempt('store', 'See the log of the database.', () => storeChecks(store)),
    attempt('keys', 'See the log.', () => keyChecks(store, config, now())),
    attempt('queue', 'See the log.', () => queueChecks(store, now())),
    attempt('erasures', 'See the log.', () => erasureChecks(store, now())),
    attempt('room', 'Check DATA_DIR.', () => roomChecks(config)),
    publicUrlChecks(config, fetch),
    certificateChecks(config, now()),
    attempt('platforms', 'See the log.', () => platformsChecks(store, fetch, now)),
  ]);
  return all.flat();
}

/** Looks at everything the tool needs; never rejects. */
async function examine(): Promise<readonly Finding[]> {
  const { config, found } = settingsChecks();
  if (config === null) return found;
  const rest = await attempt('store', 'Check MONGODB_URL, or the file under DATA_DIR.', async () => {
    const store = await openStore(config);
    try {
      return await onStore(config, store);
    } finally {
      await store.close();
    }
  });
  return [...found, ...rest];
}

/** `trellis doctor`: what is wrong, and what to do; exit code 1 when something keeps the tool from working. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'check settings, store, keys, clock, addresses, certificate, platforms and queues, and say what to do',
    )
    .option('--json', 'print the findings as JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      if (options.json) printJson(findings);
      else
        for (const { state, check, says, remedy } of findings) {
          say(`${MARKS[state]}  ${check}: ${says}`);
          if (remedy !== null) say(`      ${remedy}`);
        }
      if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
    });
}
