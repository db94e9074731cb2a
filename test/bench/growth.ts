import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { learnerId } from '../../src/practice/derivedId.ts';
import { situate } from '../../src/practice/situation.ts';
import { closeQuestion, PACK, type School, type Seat, startSchool } from '../practice/support/school.ts';
import { type Measure, quantile } from './measure.ts';
import { machine, table } from './report.ts';

/** Sizes looked at: past attempts of one learner, and learners. */
const SIZES = [10, 1_000, 100_000];
/** An answer may cost so much more at the largest size than at the smallest. */
const MOST_MORE = 1.2;
const ANSWERS = 200;
const WARM_UP = 60;
const SUB = 'ana';

/** Tables that hold something of each learner. */
const OF_LEARNERS = ['learners', 'log', 'snapshots', 'summaries', 'grades'];

function fileOf(school: School): string {
  return join(school.services.config.dataDir, 'trellis.db');
}

function columnsOf(database: Database.Database, name: string): { name: string; type: string }[] {
  return database.prepare(`PRAGMA table_info(${name})`).all() as { name: string; type: string }[];
}

/**
 * Puts `count` more events before those that a learner has: copies of one, numbered from the newest on, with the snapshot
 * moved behind them. A state does not grow, so it is that of somebody who has answered so often.
 */
function lengthen(school: School, learner: string, count: number): void {
  const database = new Database(fileOf(school));
  const columns = columnsOf(database, 'log').map(({ name }) => name);
  const chosen = columns.map((name) => {
    if (name === 'sequence') return 'sequence + i';
    if (name === 'id') return "id || '~' || i";
    return name === 'due' || name === 'claim' ? 'NULL' : name;
  });
  const newest = 'SELECT max(sequence) FROM log WHERE learner = ?1';
  const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)';
  database
    .prepare(
      `${numbers} INSERT INTO log (${columns}) SELECT ${chosen} FROM log, n WHERE learner = ?1 AND sequence = (${newest})`,
    )
    .run([learner, count]);
  database.close();
}

/** Copies everything kept of a learner under `count` other names, numbered from `first` on. */
function multiply(school: School, learner: string, first: number, count: number): void {
  const database = new Database(fileOf(school));
  for (const name of OF_LEARNERS) {
    const columns = columnsOf(database, name);
    const chosen = columns.map(({ name: column, type }) =>
      type === 'TEXT' ? `replace(${column}, ?1, ?1 || '~' || (i + ?3))` : column,
    );
    const mine = name === 'learners' ? 'id = ?1' : 'learner = ?1';
    const known = columns.map(({ name: column }) => column);
    const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)';
    database
      .prepare(`${numbers} INSERT INTO ${name} (${known}) SELECT ${chosen} FROM ${name}, n WHERE ${mine}`)
      .run([learner, count, first]);
  }
  database.close();
}

/** Somebody who practises in a school. */
interface Practising {
  readonly school: School;
  readonly seat: Seat;
}

/** Processor time of a whole question answered rightly, with all that follows, in milliseconds. */
async function questionOf({ school, seat }: Practising): Promise<number> {
  const before = process.cpuUsage();
  await closeQuestion(school, seat);
  await school.deliver();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Medians of the two, in milliseconds. */
interface Costs {
  readonly grown: number;
  readonly small: number;
}

/**
 * The two answer in turns, so that both meet whatever else the machine does, and how far the one has come in the pack the
 * other has too: only what has grown tells them apart.
 */
async function inTurns(grown: Practising, small: Practising, answers = ANSWERS): Promise<Costs> {
  const samples: Record<keyof Costs, number[]> = { grown: [], small: [] };
  for (let count = 0; count < answers; count += 1) {
    samples.small.push(await questionOf(small));
    samples.grown.push(await questionOf(grown));
  }
  return { grown: quantile(samples.grown, 0.5), small: quantile(samples.small, 0.5) };
}

/** A school of its own with one activity, and its one learner. */
async function practising(): Promise<Practising & { readonly activity: string }> {
  const school = await startSchool();
  const { id: activity } = await school.activity();
  return { school, activity, seat: await school.student(activity, SUB) };
}

/** A learner with a longer and longer past, beside one whose past is what they answer here. */
async function byPast(sizes: readonly number[]): Promise<Costs[]> {
  const [grown, small] = [await practising(), await practising()];
  const { school, activity } = grown;
  const learner = learnerId('tenant-1', SUB);
  const { store } = school.practice;
  await inTurns(grown, small, WARM_UP);
  const costs: Costs[] = [];
  for (const size of sizes) {
    const { state } = (await store.snapshots.load(learner, PACK)) ?? assert.fail('no snapshot yet');
    const tail = (await store.log.after(learner, PACK, state.sequence)).length;
    const now = state.sequence + tail;
    if (size > now) {
      const loaded = await school.practice.store.turns.loadLearner(learner, activity);
      assert.ok(loaded);
      const situation = await situate(school.practice, loaded, 'en');
      lengthen(school, learner, size - now);
      const { model, parameters } = loaded.snapshot ?? assert.fail('no snapshot');
      await store.snapshots.save({
        learner,
        pack: PACK,
        state: { ...situation.state, sequence: size },
        model,
        parameters,
      });
    }
    costs.push(await inTurns(grown, small));
  }
  await school.close();
  await small.school.close();
  return costs;
}

/** One learner among more and more, beside one among two. */
async function byLearners(sizes: readonly number[]): Promise<{ costs: Costs[]; bytes: number }> {
  const both = [await practising(), await practising()] as const;
  for (const { school, activity } of both) {
    const ben: Practising = { school, seat: await school.student(activity, 'ben') };
    for (let count = 0; count < 10; count += 1) await questionOf(ben);
  }
  const [grown, small] = both;
  const { school } = grown;
  await inTurns(grown, small, WARM_UP);
  const costs: Costs[] = [];
  let [there, bytes] = [2, 0];
  for (const size of sizes) {
    const [before, more] = [statSync(fileOf(school)).size, Math.max(0, size - there)];
    if (more > 0) multiply(school, learnerId('tenant-1', 'ben'), there, more);
    await school.practice.store.ping();
    if (more > 0) bytes = (statSync(fileOf(school)).size - before) / more;
    there += more;
    costs.push(await inTurns(grown, small));
  }
  await school.close();
  await small.school.close();
  return { costs, bytes };
}

function measures(what: string, sizes: readonly number[], costs: readonly Costs[]): Measure[] {
  const ratios = costs.map(({ grown, small }) => grown / small);
  const each = sizes.flatMap((size, nth): Measure[] => [
    {
      name: `${size.toLocaleString('en')} ${what}: a question answered`,
      value: costs[nth]?.grown ?? Number.NaN,
      unit: 'CPU ms',
    },
    { name: 'over that of the small one, in turns', value: ratios[nth] ?? Number.NaN, unit: '×' },
  ]);
  return [
    ...each,
    { name: 'most over the small one', value: Math.max(...ratios), unit: '×', goal: MOST_MORE },
  ];
}

const facts = machine();
const most = Number(process.argv[2] ?? SIZES.at(-1));
const sizes = SIZES.filter((size) => size <= most);
const past = await byPast(sizes);
const { costs, bytes } = await byLearners(sizes);
process.stdout.write(
  table(facts, [
    {
      title: 'Cost by the past of a learner, SQLite, in process',
      measures: measures('past events', sizes, past),
    },
    { title: 'Cost by the number of learners', measures: measures('learners', sizes, costs) },
    { title: 'Room', measures: [{ name: 'SQLite file per learner copied', value: bytes, unit: 'bytes' }] },
  ]),
);
process.exit(0);
