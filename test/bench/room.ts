import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import { closeQuestion, type School, startSchool } from '../practice/support/school.ts';
import type { Measure, Section } from './measure.ts';
import { machine, table } from './report.ts';

const LEARNERS = 8;
const QUESTIONS = 40;

interface Kept {
  readonly documents: number;
  readonly bytes: number;
  /** Bytes of the keys of each index, by its name: the values of its fields as BSON. */
  readonly keys: ReadonlyMap<string, number>;
}

/** The field an index names, which may lie inside others. */
function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      document,
    );
}

async function look(connection: mongoose.Connection, name: string): Promise<Kept> {
  const { calculateObjectSize } = mongoose.mongo.BSON;
  const collection = connection.collection(name);
  const indexes = await collection.indexes();
  const keys = new Map<string, number>();
  let [documents, bytes] = [0, 0];
  for await (const document of collection.find()) {
    documents += 1;
    bytes += calculateObjectSize(document);
    for (const index of indexes) {
      const values = Object.keys(index.key).map((path) => valueAt(document, path));
      if (index.sparse || index.partialFilterExpression ? values[0] === undefined : false) continue;
      const key = Object.fromEntries(values.map((value, nth) => [String(nth), value ?? null]));
      keys.set(index.name ?? '', (keys.get(index.name ?? '') ?? 0) + calculateObjectSize(key));
    }
  }
  return { documents, bytes, keys };
}

async function practise(school: School): Promise<void> {
  const { id } = await school.activity();
  for (let nth = 0; nth < LEARNERS; nth += 1) {
    const seat = await school.student(id, `student-${nth}`);
    for (let count = 0; count < QUESTIONS; count += 1) await closeQuestion(school, seat);
  }
  await school.deliver();
}

function measuresOf(name: string, { documents, bytes, keys }: Kept, answers: number): Measure[] {
  const index = [...keys.values()].reduce((sum, size) => sum + size, 0);
  return [
    { name: `${name}: documents per answer`, value: documents / answers, unit: 'documents' },
    { name: `${name}: bytes of a document`, value: bytes / documents, unit: 'bytes' },
    { name: `${name}: bytes of its keys in ${keys.size} indexes`, value: index / documents, unit: 'bytes' },
  ];
}

const base = process.env.MONGODB_URL;
if (!base) {
  process.stdout.write('SKIPPED: MONGODB_URL is not set\n');
  process.exit(0);
}
const url = new URL(base);
url.pathname = `/room_${randomUUID().slice(0, 8)}`;
const store = await openMongoStore(url.href, { deadlineMs: 60_000 });
const school = await startSchool({ store: () => store });
await practise(school);
const connection = await mongoose.createConnection(url.href).asPromise();
const log = await look(connection, 'log');
const answers = LEARNERS * QUESTIONS;
const sections: Section[] = [];
for (const name of ['log', 'statements', 'snapshots', 'summaries', 'grades', 'learners', 'sessions']) {
  const kept = name === 'log' ? log : await look(connection, name);
  if (kept.documents > 0) sections.push({ title: name, measures: measuresOf(name, kept, answers) });
}
await school.close();
await connection.dropDatabase();
await connection.close();
process.stdout.write(table(machine(), sections));
process.exit(0);
