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
const ANSWERS = 120;
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

/** Median processor time of a whole question answered rightly, with all that follows, in milliseconds. */
async function costOf(school: School, seat: Seat, answers = ANSWERS): Promise<number> {
  const samples: number[] = [];
  for (let count = 0; count < answers; count += 1) {
    const before = process.cpuUsage();
    await closeQuestion(school, seat);
    await school.deliver();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1000);
  }
  return quantile(samples, 0.5);
}

/** The same learner with a longer and longer past. */
async function byPast(sizes: readonly number[]): Promise<number[]> {
  const school = await startSchool();
  const { id } = await school.activity();
  const seat = await school.student(id, SUB);
  const learner = learnerId('tenant-1', SUB);
  const { store } = school.practice;
  await costOf(school, seat, WARM_UP);
  const costs: number[] = [];
  for (const size of sizes) {
    const { state } = (await store.snapshots.load(learner, PACK)) ?? assert.fail('no snapshot yet');
    const tail = (await store.log.after(learner, PACK, state.sequence)).length;
    const now = state.sequence + tail;
    if (size > now) {
      const loaded = await school.practice.store.turns.loadLearner(learner, id);
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
    costs.push(await costOf(school, seat));
  }
  await school.close();
  return costs;
}

/** One learner among more and more. */
async function byLearners(sizes: readonly number[]): Promise<{ costs: number[]; bytes: number }> {
  const school = await startSchool();
  const { id } = await school.activity();
  const other = await school.student(id, 'ben');
  await costOf(school, other, 10);
  const seat = await school.student(id, SUB);
  await costOf(school, seat, WARM_UP);
  const costs: number[] = [];
  let [there, bytes] = [2, 0];
  for (const size of sizes) {
    const [before, more] = [statSync(fileOf(school)).size, Math.max(0, size - there)];
    if (more > 0) multiply(school, learnerId('tenant-1', 'ben'), there, more);
    await school.practice.store.ping();
    if (more > 0) bytes = (statSync(fileOf(school)).size - before) / more;
    there += more;
    costs.push(await costOf(school, seat));
  }
  await school.close();
  return { costs, bytes };
}

function measures(what: string, sizes: readonly number[], costs: readonly number[]): Measure[] {
  const [first = Number.NaN] = costs;
  const each = sizes.map(
    (size, nth): Measure => ({
      name: `${size.toLocaleString('en')} ${what}: a question answered`,
      value: costs[nth] ?? Number.NaN,
      unit: 'CPU ms',
    }),
  );
  const most = Math.max(...costs) / first;
  return [...each, { name: `most over that at ${sizes[0]}`, value: most, unit: '×', goal: MOST_MORE }];
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
