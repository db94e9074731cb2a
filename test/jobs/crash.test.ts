import assert from 'node:assert/strict';
import { TrellisError } from '../../src/errors.ts';
import { deliverGrade } from '../../src/jobs/deliver/grade.ts';
import { gradeSource } from '../../src/jobs/gradeSource.ts';
import { noteTogether } from '../../src/jobs/leaving.ts';
import { startLoop } from '../../src/jobs/loop.ts';
import type { GradeStore } from '../../src/store/port/grades.ts';
import type { LogStore } from '../../src/store/port/log.ts';
import type { StatementStore } from '../../src/store/port/statements.ts';
import { answer, rightAnswer } from '../practice/support/school.ts';
import { type Gradebook, startGradebook } from './support/gradebook.ts';

const MINUTE = 60_000;
/** How long the claim of a grade is held. */
const LEASE = 3 * MINUTE;

/** Throws as a store does that went away, this many times; then does what it is asked. */
function failing(times: number): { now: () => boolean } {
  let left = times;
  return {
    now: () => {
      left -= 1;
      return left >= 0;
    },
  };
}

const gone = () => Promise.reject(new TrellisError('store_unavailable', 'gone for a moment'));

describe('a worker that dies or loses its store', () => {
  let book: Gradebook;

  before(async () => {
    book = await startGradebook();
  });
  after(() => book?.close());
  afterEach(() => book.platform.forget());

  it('repeats the very same score after a crash between sending and recording', async () => {
    const { platform, school } = book;
    const column = await book.enrol('ana');
    const crash = failing(1);
    const dying = book.worker((store) => {
      const finish: GradeStore['finish'] = (...call) => (crash.now() ? gone() : store.grades.finish(...call));
      return { grades: { ...store.grades, finish } };
    });
    await column.want(0.4, { final: true });
    await book.work(dying).catch(() => undefined);
    assert.equal(platform.tries.length, 1);
    await book.work();
    assert.equal(platform.tries.length, 1, 'its claim holds for three minutes');
    school.clock.now += LEASE;
    // The gradebook has the score and refuses an equal timestamp, as Moodle does.
    platform.answers.push(409);
    await book.work();
    assert.deepEqual(platform.tries[1], platform.tries[0]);
    const { delivery } = await column.row();
    assert.deepEqual([delivery.status, delivery.sent?.value], ['sent', 0.4]);
  });

  it('crashed before sending, it sends once', async () => {
    const { platform, school } = book;
    const column = await book.enrol('ben');
    const crash = failing(1);
    const dying = book.worker((store) => {
      const record: GradeStore['record'] = (...call) => (crash.now() ? gone() : store.grades.record(...call));
      return { grades: { ...store.grades, record } };
    });
    await column.want(0.4, { final: true });
    await book.work(dying).catch(() => undefined);
    assert.equal(platform.tries.length, 0);
    school.clock.now += LEASE;
    await book.work();
    assert.deepEqual(
      platform.scores.map(({ scoreGiven }) => scoreGiven),
      [20],
    );
  });

  it('crashed with rows claimed and not sent, a newer grade of the gradebook is taken for what it is', async () => {
    const { platform, school } = book;
    const { grades } = school.services.store;
    const column = await book.enrol('bea');
    await column.want(0.4, { final: true });
    const lost = await gradeSource(book.worker()).take([]);
    assert.equal(lost?.row.want.learner, column.learner);
    school.clock.now += LEASE;
    platform.answers.push(409);
    await book.work();
    assert.equal((await column.row()).delivery.status, 'superseded');
    assert.deepEqual(await grades.claimDue(school.clock.now, 1, 1), []);
  });

  for (const slowIn of ['reading whose it is', 'noting what it goes out with'] as const) {
    it(`a row with too little left of its lease after ${slowIn} is not sent by who holds it, but once by who has it next`, async () => {
      const { platform, school } = book;
      for (const late of [LEASE - 30_000, LEASE + 1]) {
        platform.forget();
        const column = await book.enrol(`late-${late} ${slowIn}`);
        const slow = failing(1);
        const worker = book.worker(({ links, grades }) => {
          const get: typeof links.get = (id) => {
            if (slowIn === 'reading whose it is' && slow.now()) school.clock.now += late;
            return links.get(id);
          };
          const record: GradeStore['record'] = (row) => {
            if (slowIn === 'noting what it goes out with' && slow.now()) school.clock.now += late;
            return grades.record(row);
          };
          return { links: { ...links, get }, grades: { ...grades, record } };
        });
        await column.want(0.4, { final: true });
        const ready = await gradeSource(worker).take([]);
        assert.ok(ready);
        const { row, delivery, due } = await deliverGrade(
          worker,
          ready,
          noteTogether(worker.store.grades, 1),
        );
        assert.deepEqual([platform.tries.length, delivery], [0, ready.row.delivery]);
        await school.services.store.grades.finish(row, delivery, due, school.clock.now);
        await book.work(worker);
        assert.equal(platform.tries.length, 1);
      }
    });
  }

  it('two workers never send one grade twice', async () => {
    const { platform } = book;
    const names = Array.from({ length: 12 }, (_, index) => `pupil-${index}`);
    for (const name of names) await (await book.enrol(name)).want(0.4, { final: true });
    await Promise.all(Array.from({ length: 4 }, () => book.work()));
    assert.deepEqual(platform.tries.map(({ userId }) => userId).toSorted(), names.toSorted());
  });

  it('carries out effects again after a failure, and nothing is doubled', async () => {
    const { school, activity } = book;
    const { practice, clock } = school;
    const seat = await school.student(activity, 'cora');
    for (let count = 0; count < 6; count += 1) {
      clock.now += 30_000;
      await answer(practice, seat, await rightAnswer(practice, seat));
    }
    const trouble = failing(5);
    const struck = book.worker((store) => {
      const insert: StatementStore['insert'] = async (...call) => {
        const outcome = await store.statements.insert(...call);
        return trouble.now() ? gone() : outcome;
      };
      return { statements: { ...store.statements, insert } };
    });
    await book.work(struck);
    clock.now += 10 * MINUTE;
    await book.work(struck);
    const ids: string[] = [];
    for await (const { statement } of practice.store.statements.all())
      if (statement.actor.account.name === 'cora') ids.push(statement.id);
    assert.equal(new Set(ids).size, ids.length);
    const teacher = await school.teacher(activity);
    const row = teacher.data.overview.rows.find(({ name }) => name === 'cora');
    assert.equal(row?.answered, 6);
    const events = await practice.store.log.latest(row?.learner ?? '', activity, 50);
    const answered = ids.length;
    assert.ok(answered >= events.length, 'at least one statement per event');
    assert.deepEqual(await practice.store.log.claimDue(clock.now, MINUTE, 10), [], 'all is settled');
  });

  it('survives a store that does not answer, and goes on when it does', async () => {
    const column = await book.enrol('dora');
    const outage = failing(2);
    const worker = book.worker((store) => {
      const claimDue: LogStore['claimDue'] = (...call) =>
        outage.now() ? gone() : store.log.claimDue(...call);
      return { log: { ...store.log, claimDue } };
    });
    await column.want(0.4, { final: true });
    const loop = startLoop(worker);
    await loop.drain().catch(() => undefined);
    await loop.drain().catch(() => undefined);
    await loop.drain();
    await loop.stop();
    assert.equal((await column.row()).delivery.status, 'sent');
  });

  it('stops after what is running, and takes up nothing more', async () => {
    const column = await book.enrol('emil');
    const loop = startLoop(book.worker());
    loop.nudge('grades');
    await loop.stop();
    await column.want(0.4, { final: true });
    loop.nudge('grades');
    await loop.stop();
    assert.equal((await column.row()).delivery.status, 'waiting');
    assert.equal(book.platform.tries.length, 0);
  });
});
