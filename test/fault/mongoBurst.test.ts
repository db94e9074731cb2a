import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { PageData } from '../../src/api/page.ts';
import { cribOf } from '../../src/crib.ts';
import { attemptId } from '../../src/practice/derivedId.ts';
import { type Interruptible, interruptible } from '../store/interruptible.ts';
import { call } from '../support/browserless.ts';
import { startCourse, type TestCourse } from '../support/course.ts';
import { MONGO_SKIPPED, type MongoDatabase, mongoDatabase } from '../support/mongoDatabase.ts';

const CLASS = 24;
/** How often a page may have to ask; far more than any trouble here lasts. */
const MOST_TRIES = 5_000;

/** An answer that a page holds until it is taken. */
interface Pending {
  readonly token: string;
  readonly event: string;
  readonly body: unknown;
}

describe(
  MONGO_SKIPPED === null
    ? 'a class on a MongoDB in trouble'
    : `a class on MongoDB, SKIPPED: ${MONGO_SKIPPED}`,
  function suite() {
    this.timeout(180_000);
    let database: MongoDatabase;
    let way: Interruptible;
    let course: TestCourse;
    let direct: mongoose.Connection;

    before(async function open() {
      if (MONGO_SKIPPED !== null) this.skip();
      database = mongoDatabase();
      way = await interruptible(database.url);
      course = await startCourse({ MONGODB_URL: way.url });
      direct = await mongoose.createConnection(database.url).asPromise();
    });
    after(async () => {
      await course?.close();
      await direct?.close();
      await way?.cut();
      await database?.drop();
    });

    async function pending(opened: PageData<'practice'>): Promise<Pending> {
      const { serving } = opened.data.turn;
      const token = opened.token ?? '';
      assert.ok(serving);
      const answer = await cribOf(course.tool.running.services.practice)(token);
      const { id, step } = serving;
      const body = { serving: id, step, try: serving.try, answer, elapsed: 20_000 };
      return { token, event: attemptId(id, step, serving.try), body };
    }

    /** Sends as the page does, until it is taken; the statuses on the way. */
    async function send({ token, body }: Pending): Promise<number[]> {
      const statuses: number[] = [];
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { status } = await call(course.tool, token, 'POST', '/api/answer', body);
        statuses.push(status);
        if (status === 200) return statuses;
        await setImmediate();
      }
      return assert.fail(`never taken: ${[...new Set(statuses)].join(', ')}`);
    }

    /** A class answers at the same moment while `trouble` happens: every answer is taken in the end, and stands once. */
    async function burst(name: string, trouble: () => unknown): Promise<void> {
      const answers: Pending[] = [];
      for (let pupil = 0; pupil < CLASS; pupil += 1)
        answers.push(await pending(await course.student(`${name}-${pupil}`)));
      const sent = Promise.all(answers.map(send));
      await trouble();
      const statuses = new Set((await sent).flat());
      assert.deepEqual(
        [...statuses].filter((status) => status !== 200 && status !== 503),
        [],
      );
      const found = new Map<string, number>();
      for await (const { id } of course.tool.running.services.store.log.all())
        found.set(id, (found.get(id) ?? 0) + 1);
      for (const { event } of answers) assert.equal(found.get(event), 1);
    }

    it('loses no answer when every connection breaks in the middle of a burst', () =>
      burst('broken', async () => {
        for (let times = 0; times < 3; times += 1) {
          await setImmediate();
          way.drop();
        }
      }));

    it('loses no answer when the primary steps down in the middle of a burst', () =>
      burst('stepped', async () => {
        const failCommands = ['insert', 'find', 'update', 'findAndModify'];
        // 189 PrimarySteppedDown, as a replica set answers it.
        await direct
          .getClient()
          .db('admin')
          .command({
            configureFailPoint: 'failCommand',
            mode: { times: 2 * CLASS },
            data: { failCommands, errorCode: 189 },
          });
      }));
  },
);
