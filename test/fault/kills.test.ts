import assert from 'node:assert/strict';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { SEED } from '../support/runs.ts';
import { surviveKills } from './support/kills.ts';

/** `npm run test:fault` kills a thousand times. */
const KILLS = 30;
const MOST_MS = 60;

describe('two classes practise while the tool is killed again and again', function suite() {
  this.timeout(600_000);

  const rule = 'no acknowledged answer is lost or doubled, and everything kept is what the log says';

  it(`${KILLS} kills on SQLite: ${rule}`, async () => {
    const outcome = await surviveKills({ kills: KILLS, seed: SEED, mostMs: MOST_MS, mongodb: null });
    assert.ok(outcome.acknowledged > 0 && outcome.grades > 0);
  });

  it(`${KILLS} kills on MongoDB: ${MONGO_SKIPPED === null ? rule : `SKIPPED: ${MONGO_SKIPPED}`}`, async function mongo() {
    if (MONGO_SKIPPED !== null) this.skip();
    const mongodb = mongoDatabase().url;
    const outcome = await surviveKills({ kills: KILLS, seed: SEED, mostMs: MOST_MS, mongodb });
    assert.ok(outcome.acknowledged > 0 && outcome.grades > 0);
  });
});
