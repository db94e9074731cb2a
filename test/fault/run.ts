import { randomUUID } from 'node:crypto';
import { SEED } from '../support/runs.ts';
import { type Outcome, surviveKills } from './support/kills.ts';

/** Kills of `npm run test:fault` when no number is given. */
const KILLS = 1000;
const MOST_MS = 400;

function nameDatabase(base: string | undefined): string | null {
  if (!base) return null;
  const url = new URL(base);
  url.pathname = `/fault_${randomUUID().slice(0, 8)}`;
  return url.href;
}

function tell(store: string, outcome: Outcome, seconds: number): void {
  const { kills, events, statements, grades, acknowledged, repeated, launches } = outcome;
  const lines = [
    ['kills at a random time', kills.atATime],
    ['kills in the middle of a call of the store', kills.inACall],
    ['kills while starting', kills.whileStarting],
    ['launches', launches],
    ['answers acknowledged; lost: none, doubled: none', acknowledged],
    ['requests repeated by a page', repeated],
    ['events in the log = states, class rows', events],
    ['statements = exactly those the log implies', statements],
    ['grades in the LMS = those the log decided', grades],
    ['records stuck', 0],
  ] as const;
  process.stdout.write(`\n${store}, ${seconds.toFixed(0)} s\n`);
  for (const [name, value] of lines)
    process.stdout.write(`  ${name.padEnd(52)} ${String(value).padStart(7)}\n`);
}

async function run(store: string, mongodb: string | null, kills: number): Promise<void> {
  const begun = performance.now();
  const told = (count: number) => {
    if (count % 50 === 0) process.stderr.write(`${store}: ${count} of ${kills} kills\n`);
  };
  const outcome = await surviveKills({ kills, seed: SEED, mostMs: MOST_MS, mongodb, told });
  tell(store, outcome, (performance.now() - begun) / 1000);
}

const kills = Number(process.argv[2] ?? KILLS);
const mongodb = nameDatabase(process.env.MONGODB_URL);
await run('SQLite', null, kills);
if (mongodb === null) process.stdout.write('\nMongoDB: SKIPPED, MONGODB_URL is not set\n');
else await run('MongoDB', mongodb, kills);
process.exit(0);
