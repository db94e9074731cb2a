import { join } from 'node:path';
import Database from 'libsql';
import mongoose from 'mongoose';
import type { TestTool } from './tool.ts';

/** How many rows every table or collection of a tool's store holds, by name. */
export type StoreCounts = Readonly<Record<string, number>>;

/**
 * Whose turn it is to do a chore, which comes and goes with the clock, whatever a request does; and the public keys of a
 * platform, which are kept as they are fetched, also for a launch that is then refused.
 */
const PASSING = ['turnstiles', 'key_sets'];

function countSqlite(file: string): StoreCounts {
  const database = new Database(file);
  try {
    const tables = database
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all() as { name: string }[];
    const count = (name: string) =>
      (database.prepare(`SELECT count(*) AS n FROM "${name}"`).get() as { n: number }).n;
    return Object.fromEntries(
      tables.filter(({ name }) => !PASSING.includes(name)).map(({ name }) => [name, count(name)]),
    );
  } finally {
    database.close();
  }
}

async function countMongo(url: string): Promise<StoreCounts> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const all = (await connection.listCollections()).filter(({ name }) => !PASSING.includes(name));
    const counts = all.map(async ({ name }) => [name, await connection.collection(name).countDocuments()]);
    return Object.fromEntries((await Promise.all(counts)).sort()) as StoreCounts;
  } finally {
    await connection.close();
  }
}

/**
 * Counts everything the tool keeps, past its own code. What has expired is swept first: done later, by the tool's own
 * sweep, it would look like a change.
 */
export async function storeCounts(tool: TestTool): Promise<StoreCounts> {
  const { config, store, practice } = tool.running.services;
  await store.launches.sweep(practice.now());
  await store.sessions.sweep(practice.now());
  const { mongodbUrl, dataDir } = config;
  return mongodbUrl === null ? countSqlite(join(dataDir, 'trellis.db')) : countMongo(mongodbUrl);
}
