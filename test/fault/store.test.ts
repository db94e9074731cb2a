import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'libsql';
import { learnerId } from '../../src/practice/derivedId.ts';
import type { Store } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { answer, rightAnswer, type School, type Seat, startSchool } from '../practice/support/school.ts';
import { assertLogImplies } from '../support/logImplies.ts';

const HOUR = 3_600_000;
/** More answers than fit into what is free of a file that may not grow. */
const MANY = 200;
const AWAY = { code: 'store_unavailable', status: 503, retry: true };

describe('a store that fails', () => {
  let school: School;
  let activity: string;
  let file: string;
  let failing: Store | null = null;

  before(async () => {
    school = await startSchool();
    activity = (await school.activity()).id;
    file = join(school.services.config.dataDir, 'trellis.db');
  });
  afterEach(async () => {
    await failing?.close();
    failing = null;
  });
  after(() => school?.close());

  const logOf = (sub: string) =>
    school.practice.store.log.latest(learnerId('tenant-1', sub), activity, 2 * MANY);

  /** Answers until the store refuses one; how many it took, that of the opening not counted. */
  async function answerUntilRefused(store: Store, seat: Seat): Promise<number> {
    const practice = { ...school.practice, store };
    for (let taken = 0; taken < MANY; taken += 1) {
      school.clock.now += 20_000;
      const refused = await rightAnswer(school.practice, seat)
        .then((right) => answer(practice, seat, right))
        .then(
          () => null,
          (error: unknown) => error,
        );
      if (refused === null) continue;
      await assert.rejects(Promise.reject(refused), AWAY);
      return taken;
    }
    return assert.fail('the file has room for ever');
  }

  it('SQLite on a full disk: a clear error, not ready, nothing half-written, and the same answer once there is room', async () => {
    const seat = await school.student(activity, 'ana');
    failing = await openSqliteStore(file, { mostPages: 1 });
    const taken = await answerUntilRefused(failing, seat);
    await assert.rejects(failing.ping(), AWAY);
    const attempts = (await logOf('ana')).filter(({ kind }) => kind === 'attempt');
    assert.equal(attempts.length, taken);
    await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    assert.equal((await logOf('ana')).filter(({ kind }) => kind === 'attempt').length, taken + 1);
    await school.practice.store.ping();
    await school.deliver();
    await assertLogImplies(school.practice, [activity], [learnerId('tenant-1', 'ana')]);
  });

  it('SQLite locked by somebody else: a clear error, not ready, and the same answer once it is free', async () => {
    const seat = await school.student(activity, 'ben');
    failing = await openSqliteStore(file, { busyMs: 20 });
    const locking = new Database(file);
    locking.exec('BEGIN IMMEDIATE');
    const before = (await logOf('ben')).length;
    assert.equal(await answerUntilRefused(failing, seat), 0);
    await assert.rejects(failing.ping(), AWAY);
    assert.equal((await logOf('ben')).length, before);
    locking.exec('ROLLBACK');
    locking.close();
    await failing.ping();
    const practice = { ...school.practice, store: failing };
    await answer(practice, seat, await rightAnswer(practice, seat));
    assert.equal((await logOf('ben')).length, before + 1);
  });

  it('a clock that goes back by hours stops nobody: answers keep their order and what follows is carried out', async () => {
    const sub = `cora-${randomUUID()}`;
    const seat = await school.student(activity, sub);
    for (const jump of [0, -3 * HOUR, 20_000, -HOUR, 20_000]) {
      school.clock.now += jump;
      await answer(school.practice, seat, await rightAnswer(school.practice, seat));
      await school.deliver();
    }
    school.clock.now += 5 * HOUR;
    await school.deliver();
    await assertLogImplies(
      school.practice,
      [activity],
      ['ana', 'ben', sub].map((name) => learnerId('tenant-1', name)),
    );
  });
});
