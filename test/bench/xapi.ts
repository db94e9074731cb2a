import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nothingSaid } from '../../src/lrs/describeThings.ts';
import { listStatements } from '../../src/lrs/readStatements.ts';
import { storeStatements } from '../../src/lrs/storeStatements.ts';
import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { parseJson } from '../../src/xapi/json.ts';
import { type Client, startLrs, type TestLrs } from '../conformance/xapi/support/lrs.ts';
import { mongoDatabase } from '../support/mongoDatabase.ts';
import { latency, type Measure, type Section } from './measure.ts';
import { machine, table } from './report.ts';
import { speed, stopwatch, timed } from './speed.ts';

/**
 * `npm run bench:xapi -- [sizes …] [--upto size] [--file path]`: how many statements a second, at what CPU, and how long
 * queries take in stores of growing size (10,000 and 100,000 unless sizes are given, rising). `--upto` leaves HTTP out and goes
 * from 10,000 by threes and tens to that size. Each size is printed as it is reached. With `--file` the store is kept there,
 * and the next run goes on with it. What is made is made as it goes, so memory does not grow. With `MONGODB_URL`, that engine
 * beside SQLite in the same run, as ratios; with sizes or `--upto` also its queries.
 */
const { values, positionals } = parseArgs({
  options: { upto: { type: 'string' }, file: { type: 'string' } },
  allowPositionals: true,
});

function bySteps(end: number): number[] {
  const sizes: number[] = [];
  for (let size = 10_000; size < end; size *= 10) sizes.push(size, size * 3);
  return [...sizes.filter((size) => size < end), end];
}

const SIZES = positionals.map(Number).filter((size) => size > 0);
const USUAL = SIZES.length > 0 ? SIZES : [10_000, 100_000];
const GROWTH = values.upto === undefined ? USUAL : bySteps(Number(values.upto));

const LEARNERS = 2000;
const ITEMS = 500;
const VERBS = ['answered', 'initialized', 'progressed', 'terminated', 'passed'];
let made = 0;

/** An answer as a practice tool reports it: about 1.3 KB. */
function answer(): Record<string, unknown> {
  made += 1;
  const learner = (made * 7919) % LEARNERS;
  const item = (made * 104_729) % ITEMS;
  const base = 'https://practice.example';
  return {
    id: randomUUID(),
    actor: { objectType: 'Agent', account: { homePage: 'https://lms.example.edu', name: `u-${learner}` } },
    verb: { id: `http://adlnet.gov/expapi/verbs/${VERBS[made % VERBS.length]}`, display: { en: 'answered' } },
    object: {
      objectType: 'Activity',
      id: `${base}/item/${item}/v3`,
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'numeric',
        name: { en: `Item ${item}` },
      },
    },
    result: {
      success: made % 3 > 0,
      response: String(made),
      duration: 'PT12.34S',
      score: { scaled: 1, raw: 1, min: 0, max: 1 },
    },
    context: {
      registration: `c0c7a2ad-3f1e-4f3c-8a77-${String(learner).padStart(12, '0')}`,
      platform: 'practice',
      language: 'en',
      contextActivities: {
        parent: [{ id: `${base}/unit/${item % 20}` }],
        grouping: [{ id: `${base}/session/${made % 5000}` }, { id: `${base}/skill/${item % 50}` }],
        category: [{ id: `${base}/xapi/profile/v1` }],
      },
      extensions: { [`${base}/xapi/ext/p-known-before`]: 0.62 },
    },
    timestamp: '2026-03-02T08:00:41.120Z',
  };
}

const batchOf = (size: number) => Array.from({ length: size }, answer);

/** Posts batches over some connections at once. */
async function postAll(
  lrs: TestLrs,
  client: Client,
  bodies: readonly string[],
  connections: number,
): Promise<void> {
  const waiting = [...bodies];
  const one = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const { status } = await lrs.call(client, 'POST', 'statements', { body });
      if (status !== 200) throw new Error(`a batch was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
}

async function overHttp(): Promise<Section> {
  const lrs = await startLrs();
  try {
    const client = await lrs.client();
    const batches = (count: number, size: number) =>
      Array.from({ length: count }, () => JSON.stringify(batchOf(size)));
    const [warm, single, hundred] = [batches(20, 100), batches(1500, 1), batches(100, 100)];
    await postAll(lrs, client, warm, 4);
    const measures = [
      ...(await timed('one by one, 8 connections', 1500, () => postAll(lrs, client, single, 8))),
      ...(await timed('in batches of 100, 4 connections', 10_000, () => postAll(lrs, client, hundred, 4))),
    ];
    return {
      title: 'Statements over HTTP on SQLite; client and tool are one process',
      measures,
    };
  } finally {
    await lrs.tool.close();
  }
}

const caller = {
  tenant: 'bench',
  credential: 'bench',
  scopes: ['all' as const],
  authority: { account: { homePage: 'https://practice.example', name: 'bench' } },
  version: '2.0.0' as const,
  own: null,
};

const item = 'https://practice.example/item/1/v3';
const who = { account: { homePage: 'https://lms.example.edu', name: 'u-7' } };
const verb = 'http://adlnet.gov/expapi/verbs/passed';
const never = 'http://adlnet.gov/expapi/verbs/never';

/** Shapes of queries: common ones, and those where much is looked at and little found. */
const QUERIES = {
  'newest 20': {},
  'one verb': { verb },
  'a verb nobody used': { verb: never },
  'one learner': { agent: who },
  'one learner, related': { agent: who, relatedAgents: true },
  'one activity': { activity: item },
  'one activity, a verb nobody used': { activity: item, verb: never },
  'one activity, related': { activity: 'https://practice.example/skill/1', relatedActivities: true },
  'one learner in one activity': { agent: who, activity: item },
  // A twentieth and a fifth of all statements, and none that is both.
  'two common conditions that never meet': {
    activity: 'https://practice.example/unit/0',
    relatedActivities: true,
    verb,
  },
  'one registration': { registration: 'c0c7a2ad-3f1e-4f3c-8a77-000000000007' },
} as const;

async function queries(store: Store, size: number, bytes: number | null): Promise<Section> {
  const lrs = { store, now: Date.now, newId: randomUUID };
  const measures: Measure[] = [];
  for (const [name, asked] of Object.entries(QUERIES)) {
    const samples: number[] = [];
    for (let count = 0; count < 60; count += 1) {
      const begun = performance.now();
      const readable = await store.statements.consistentThrough(caller.tenant, Date.now());
      const query = { ...asked, ascending: false, limit: 20 };
      const reading = { format: 'exact', attachments: false, version: '2.0.0', languages: [] } as const;
      await listStatements(lrs, caller, { ...reading, query, readable });
      samples.push(performance.now() - begun);
    }
    measures.push(...latency(name, samples.slice(10)));
  }
  const weight = bytes === null ? '' : `, ${Math.round(bytes / size)} bytes each on the disk`;
  return { title: `Queries of 20 statements in a store of ${size.toLocaleString('en')}${weight}`, measures };
}

/** Batches of a hundred as their senders wrote them: made before the clock runs. */
const bodiesOf = (count: number) => Array.from({ length: count }, () => JSON.stringify(batchOf(100)));

/** Stores batches through the use case (parse, check, store), from one sender or several at once. */
async function fill(lrs: Parameters<typeof storeStatements>[0], bodies: readonly string[], senders: number) {
  const waiting = [...bodies];
  const one = async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const body = parseJson(text);
      await storeStatements(lrs, caller, { version: '2.0.0', body, parts: [], statementId: null });
    }
  };
  await Promise.all(Array.from({ length: senders }, one));
}

/** A store that is grown, and what it has already. */
interface Grown {
  readonly title: string;
  readonly store: Store;
  readonly size: number;
  sizeOnDisk(): number | null;
}

/** Fills a store and asks it at each size; a thousand statements from one sender and a thousand from four, in turns. */
async function grow({ title, store, size, sizeOnDisk }: Grown): Promise<void> {
  const lrs = { store, now: Date.now, newId: randomUUID, said: nothingSaid() };
  made = size;
  for (const until of GROWTH.filter((one) => one > size)) {
    const from = made;
    const ways = [1, 4].map((senders) => ({ senders, statements: 0, watch: stopwatch() }));
    while (made < until) {
      for (const way of ways) {
        const bodies = bodiesOf(Math.min(10, (until - made) / 100));
        await way.watch.run(() => fill(lrs, bodies, way.senders));
        way.statements += bodies.length * 100;
      }
    }
    const [begun, ended] = [from, until].map((one) => one.toLocaleString('en'));
    print({
      title: `${title}: parsed, checked and stored in batches of 100, from ${begun} to ${ended} statements`,
      measures: ways.flatMap(({ senders, statements, watch }) =>
        speed(senders === 1 ? 'one sender' : `${senders} senders at once`, statements, watch.read()),
      ),
    });
    print(await queries(store, until, sizeOnDisk()));
  }
}

/** Ways to send, with what each sends in one turn. */
const WAYS = [
  { name: 'one by one, 8 senders', senders: 8, bodies: 40, each: 1 },
  { name: 'in batches of 100, 4 senders', senders: 4, bodies: 4, each: 100 },
];
const TURNS = 5;

/** Both stores are sent the same in turns, each way by itself: under whatever load, both have had it. */
async function besideSqlite(sqlite: Store, mongo: Store): Promise<Section> {
  const measures: Measure[] = [];
  for (const { name, senders, bodies, each } of WAYS) {
    const stores = [sqlite, mongo].map((store) => ({
      lrs: { store, now: Date.now, newId: randomUUID, said: nothingSaid() },
      watch: stopwatch(),
    }));
    const fresh = () => Array.from({ length: bodies }, () => JSON.stringify(batchOf(each)));
    for (const { lrs } of stores) await fill(lrs, fresh(), senders);
    for (let turn = 0; turn < TURNS; turn += 1)
      for (const { lrs, watch } of stores) {
        const texts = fresh();
        await watch.run(() => fill(lrs, texts, senders));
      }
    const [first, second] = stores.map(({ watch }) => watch.read());
    if (!first || !second) continue;
    measures.push(
      ...speed(`${name}, SQLite`, TURNS * bodies * each, first),
      { name: `${name}, time of the engine`, value: second.seconds / first.seconds, unit: '×' },
      { name: `${name}, processor of this process`, value: second.cpuMs / first.cpuMs, unit: '×' },
    );
  }
  const title =
    'Parsed, checked and stored on a MongoDB-compatible test engine beside SQLite (ratios; not the speed of MongoDB)';
  return { title, measures };
}

/** Stores of its own for `besideSqlite`. */
async function comparing(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  const database = mongoDatabase();
  const sqlite = await openSqliteStore(join(folder, 'trellis.db'));
  const mongo = await openMongoStore(database.url, { deadlineMs: 60_000 });
  try {
    return await besideSqlite(sqlite, mongo);
  } finally {
    await Promise.all([sqlite.close(), mongo.close()]);
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function growOnMongo(): Promise<void> {
  const database = mongoDatabase();
  const store = await openMongoStore(database.url, { deadlineMs: 60_000 });
  try {
    await grow({ title: 'The engine of MONGODB_URL', store, size: 0, sizeOnDisk: () => null });
  } finally {
    await store.close();
    await database.drop();
  }
}

async function sizeIn(path: string): Promise<number> {
  const connection = openConnection(path);
  try {
    const count = 'SELECT count(*) AS n FROM statements';
    return (await connection.act((sql) => sql.first<{ n: number }>(count)?.n)) ?? 0;
  } finally {
    connection.close();
  }
}

async function growOnSqlite(path: string): Promise<void> {
  const store = await openSqliteStore(path);
  try {
    const size = await sizeIn(path);
    await grow({ title: 'SQLite', store, size, sizeOnDisk: () => statSync(path).size });
  } finally {
    await store.close();
  }
}

async function growing(): Promise<void> {
  if (process.env.MONGODB_URL) return growOnMongo();
  if (values.file !== undefined) return growOnSqlite(values.file);
  const folder = mkdtempSync(join(tmpdir(), 'trellis-bench-'));
  try {
    await growOnSqlite(join(folder, 'trellis.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let printed = false;

/** A size takes as long as all before it together, so each is told as it is reached, with the load it was measured under. */
function print(section: Section): void {
  const facts = machine();
  const text = table(facts, [section]);
  const load = `load after: ${facts.loadBefore.join(' ')}\n`;
  process.stdout.write(printed ? `\n${text.slice(text.indexOf('\n') + 2)}${load}` : text + load);
  printed = true;
}

if (process.env.MONGODB_URL) print(await comparing());
else if (values.upto === undefined) print(await overHttp());
if (!process.env.MONGODB_URL || SIZES.length > 0 || values.upto !== undefined) await growing();
