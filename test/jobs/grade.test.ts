import assert from 'node:assert/strict';
import { FIRST_MS, GIVE_UP_AFTER_MS, LONGEST_MS } from '../../src/jobs/retry.ts';
import { finishSitting } from '../../src/practice/finishSitting.ts';
import { resendGrades } from '../../src/practice/resendGrades.ts';
import { RESEND_GAP_MS } from '../../src/store/port/rules/keptGrade.ts';
import { answer, rightAnswer } from '../practice/support/school.ts';
import { type Gradebook, startGradebook } from './support/gradebook.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe('grade delivery', () => {
  let book: Gradebook;
  let clock: { now: number };

  before(async () => {
    book = await startGradebook();
    clock = book.school.clock;
  });
  after(() => book?.close());
  afterEach(async () => {
    // What a test left to be tried again goes out, so that the next one starts with nothing due.
    clock.now += 3 * 24 * HOUR;
    await book.work();
    book.platform.forget();
  });

  const valuesSent = () => book.platform.scores.map(({ scoreGiven }) => scoreGiven);
  const again = (learner: string) => resendGrades(book.school.practice, book.activity, learner, 'instructor');

  it('waits for twenty seconds of quiet and sends the newest grade alone', async () => {
    const column = await book.enrol('ana');
    for (const value of [0.2, 0.4, 0.6]) {
      clock.now += 10 * SECOND;
      await column.want(value);
      await book.work();
    }
    clock.now += 20 * SECOND - 1;
    await book.work();
    assert.deepEqual(valuesSent(), []);
    clock.now += 1;
    await book.work();
    assert.deepEqual(valuesSent(), [30]);
    const { delivery, due } = await column.row();
    assert.deepEqual([delivery.status, delivery.sent?.value, due], ['sent', 0.6, null]);
    const [score] = book.platform.scores;
    assert.deepEqual([score?.userId, score?.scoreMaximum], ['ana', 50]);
  });

  it('waits two minutes at the most while answers keep coming', async () => {
    const column = await book.enrol('ana');
    const first = clock.now;
    for (let count = 1; book.platform.scores.length === 0; count += 1) {
      assert.ok(count < 20);
      await column.want(count / 100);
      clock.now += 10 * SECOND;
      await book.work();
    }
    assert.equal(clock.now - first, 120 * SECOND);
  });

  it('goes out at once when the sitting ends, also an unchanged one that waits', async () => {
    const { school, platform } = book;
    await book.enrol('ana');
    const seat = await school.student(book.activity, 'ben', {
      registrationId: book.registration,
      issuer: platform.origin,
      deploymentId: 'dep-1',
      ags: {
        scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
        lineItem: `${platform.origin}/lineitem`,
        lineItems: null,
      },
    });
    await answer(school.practice, seat, await rightAnswer(school.practice, seat));
    await book.work();
    assert.deepEqual(valuesSent(), []);
    clock.now += SECOND;
    seat.turn = await finishSitting(school.practice, seat.session);
    await book.work();
    assert.deepEqual(valuesSent(), [(seat.turn.grade.value ?? 0) * 50]);
  });

  describe('is a new attempt to Canvas', () => {
    const asCanvas = () =>
      book.worker(({ platforms }) => ({
        platforms: {
          ...platforms,
          get: async (id) => {
            const known = await platforms.get(id);
            return known && { ...known, family: 'canvas' };
          },
        },
      }));
    const attempts = () => {
      const all = book.platform.scores.map(
        (score) => Object.entries(score).find(([name]) => name.endsWith('/lti/submission'))?.[1],
      );
      return all.map(
        (one) => one && typeof one === 'object' && 'new_submission' in one && one.new_submission,
      );
    };

    it('with the first score of a sitting alone, also after an override between, never when it is sent again', async () => {
      const column = await book.enrol('ivy');
      const wants = [
        [0.2, { sitting: 'one' }],
        [0.3, { sitting: 'one' }],
        [0.5, { byInstructor: true as const }],
        [0.6, { sitting: 'one' }],
        [0.7, { sitting: 'two' }],
        [0.8, { sitting: 'two' }],
      ] as const;
      for (const [value, more] of wants) {
        await column.want(value, { final: true, ...more });
        await book.work(asCanvas());
      }
      await book.school.practice.store.grades.again(book.activity, column.learner, 'comparer', clock.now);
      await book.work(asCanvas());
      assert.deepEqual(attempts(), [true, false, false, false, true, false, false]);
    });

    it('where no sitting was kept, as in older rows, when the learner and not an instructor decided it', async () => {
      const column = await book.enrol('joe');
      await column.want(0.4, { final: true });
      await book.work(asCanvas());
      await column.want(0.6, { final: true, byInstructor: true });
      await book.work(asCanvas());
      await column.want(0.7, { final: true, sitting: 'one' });
      await book.work(asCanvas());
      assert.deepEqual(attempts(), [true, false, true]);
    });
  });

  it('an older grade that comes late changes nothing', async () => {
    const column = await book.enrol('ana');
    await column.want(0.6, { sequence: 9, final: true });
    await column.want(0.2, { sequence: 4, final: true });
    await book.work();
    assert.deepEqual(valuesSent(), [30]);
  });

  it('timestamps grow by a second at least, however close the decisions', async () => {
    const column = await book.enrol('ana');
    const decided = clock.now;
    for (const value of [0.2, 0.4, 0.6, 0.8]) {
      await column.want(value, { decidedAt: decided, final: true });
      await book.work();
    }
    const times = book.platform.scores.map(({ timestamp }) => Date.parse(timestamp));
    assert.deepEqual(
      times,
      [0, 1, 2, 3].map((step) => decided + step * SECOND),
    );
  });

  it('keeps its timestamp through three failures and arrives once', async () => {
    const { platform } = book;
    const column = await book.enrol('ana');
    platform.answers.push(503, 503, 503);
    await column.want(0.4, { final: true });
    for (const pause of [0, FIRST_MS, 2 * FIRST_MS, 4 * FIRST_MS]) {
      assert.equal(platform.scores.length, 0);
      clock.now += pause;
      await book.work();
    }
    assert.equal(platform.tries.length, 4);
    assert.equal(
      new Set(platform.tries.map((score) => JSON.stringify(score))).size,
      1,
      'the very same score',
    );
    assert.deepEqual(valuesSent(), [20]);
    const { delivery } = await column.row();
    assert.deepEqual([delivery.status, delivery.attempts, delivery.reason], ['sent', 0, null]);
  });

  it('while it is tried again the row says so and why', async () => {
    const column = await book.enrol('ana');
    book.platform.answers.push(503);
    await column.want(0.4, { final: true });
    await book.work();
    const { delivery, due } = await column.row();
    assert.deepEqual([delivery.status, delivery.reason], ['retrying', 'outbound_failed']);
    assert.equal(due, clock.now + FIRST_MS);
  });

  it('waits as long as a busy gradebook asks', async () => {
    const column = await book.enrol('ana');
    book.platform.answers.push({ status: 429, retryAfter: '600' });
    await column.want(0.4, { final: true });
    await book.work();
    clock.now += 600 * SECOND - 1;
    await book.work();
    assert.equal(book.platform.tries.length, 1);
    assert.equal((await column.row()).delivery.reason, 'gradebook_busy');
    clock.now += 1;
    await book.work();
    assert.deepEqual(valuesSent(), [20]);
  });

  it('"send again" goes out once the pause is over that the gradebook asked for, whoever presses', async () => {
    const column = await book.enrol('ana');
    for (const by of ['learner', 'instructor'] as const) {
      book.platform.forget();
      book.platform.answers.push({ status: 429, retryAfter: '600' });
      await column.want(by === 'learner' ? 0.3 : 0.4, { final: true });
      await book.work();
      const until = clock.now + 600 * SECOND;
      clock.now += 60 * SECOND;
      assert.equal(await resendGrades(book.school.practice, book.activity, column.learner, by), 1);
      await book.work();
      assert.deepEqual([book.platform.tries.length, (await column.row()).due], [1, until]);
      clock.now = until;
      await book.work();
      assert.equal(book.platform.scores.length, 1);
    }
  });

  it('a learner who keeps pressing "send again" does not keep the LMS busy', async () => {
    const column = await book.enrol('ana');
    book.platform.answers.push(422, 422, 422);
    await column.want(0.4, { final: true });
    await book.work();
    const press = () => resendGrades(book.school.practice, book.activity, column.learner, 'learner');
    for (let presses = 0; presses < 5; presses += 1) {
      await press();
      await book.work();
    }
    assert.equal(book.platform.tries.length, 1);
    clock.now += RESEND_GAP_MS;
    await book.work();
    assert.equal(book.platform.tries.length, 2);
    clock.now += RESEND_GAP_MS;
    book.platform.answers.length = 0;
    await press();
    await book.work();
    assert.deepEqual(valuesSent(), [20]);
  });

  it('a newer grade in the gradebook stands: shown as superseded, not fought', async () => {
    const column = await book.enrol('ana');
    book.platform.answers.push(409);
    await column.want(0.4, { final: true });
    await book.work();
    const { delivery, due } = await column.row();
    assert.deepEqual([delivery.status, delivery.reason, due], ['superseded', 'grade_superseded', null]);
    clock.now += HOUR;
    await book.work();
    assert.equal(book.platform.tries.length, 1);
    await column.want(0.6, { final: true });
    await book.work();
    assert.deepEqual(valuesSent(), [30], 'what the learner earns next is sent');
  });

  it('a conflict after an answer that got lost means that the score arrived', async () => {
    const column = await book.enrol('ana');
    book.platform.answers.push({ status: 502, keep: true }, 409);
    await column.want(0.4, { final: true });
    await book.work();
    clock.now += FIRST_MS;
    await book.work();
    assert.equal((await column.row()).delivery.status, 'sent');
    assert.deepEqual(valuesSent(), [20]);
  });

  it('so it does after whatever else kept it from being sent since', async () => {
    const { platforms } = book.school.services.store;
    const column = await book.enrol('finn');
    book.platform.answers.push({ status: 502, keep: true }, 429, 409);
    await column.want(0.4, { final: true });
    await book.work();
    clock.now += FIRST_MS;
    await book.work();
    assert.equal((await column.row()).delivery.reason, 'gradebook_busy');
    await platforms.change(book.registration, { status: 'suspended' });
    clock.now += HOUR;
    await book.work();
    assert.equal((await column.row()).delivery.reason, 'registration_inactive');
    await platforms.change(book.registration, { status: 'active' });
    await again(column.learner);
    await book.work();
    assert.deepEqual([(await column.row()).delivery.status, valuesSent()], ['sent', [20]]);
  });

  it('a conflict after a try that was refused means that a newer grade stands', async () => {
    const column = await book.enrol('gil');
    book.platform.answers.push(429, 409);
    await column.want(0.4, { final: true });
    await book.work();
    clock.now += HOUR;
    await book.work();
    assert.equal((await column.row()).delivery.status, 'superseded');
  });

  it('a conflict with a grade sent again as of now is none with itself', async () => {
    const column = await book.enrol('eva');
    await column.want(0.4, { final: true });
    await book.work();
    clock.now += HOUR;
    const { practice } = book.school;
    assert.equal(await resendGrades(practice, book.activity, column.learner, 'comparer'), 1);
    book.platform.answers.push(409);
    await book.work();
    assert.equal((await column.row()).delivery.status, 'superseded');
  });

  it('a column that is gone is looked up once and found again', async () => {
    const { platform, activity } = book;
    const column = await book.enrol('ana');
    platform.lineItems.push({ id: `${platform.origin}/items/1`, resourceId: activity, tag: 'trellis' });
    platform.answers.push(404);
    await column.want(0.4, { final: true });
    await book.work();
    assert.deepEqual(platform.lookUps, ['GET']);
    assert.deepEqual(
      platform.scores.map((score) => score.column),
      [`${platform.origin}/items/1`],
    );
    await column.want(0.6, { final: true });
    await book.work();
    assert.deepEqual(platform.lookUps, ['GET'], 'its address is kept');
  });

  it('a link without a column gets one made, and only one', async () => {
    const { platform } = book;
    const column = await book.enrol('ana', { lineItem: null });
    for (const value of [0.2, 0.4]) {
      await column.want(value, { final: true });
      await book.work();
    }
    assert.equal(platform.lookUps.filter((method) => method === 'POST').length, 1);
    assert.equal(platform.lineItems.length, 1);
    assert.deepEqual(valuesSent(), [10, 20]);
  });

  it('a refusal is parked with a reason a person can read, and "send again" sends it', async () => {
    for (const [status, reason] of [
      [403, 'grade_refused'],
      [422, 'user_not_gradable'],
    ] as const) {
      const column = await book.enrol(`student-${status}`);
      book.platform.answers.push(status);
      await column.want(0.4, { final: true });
      await book.work();
      const parked = await column.row();
      assert.deepEqual(
        [parked.delivery.status, parked.delivery.reason, parked.due],
        ['parked', reason, null],
      );
      clock.now += 72 * HOUR;
      await book.work();
      assert.equal((await column.row()).delivery.status, 'parked', 'nothing happens by itself');
      assert.equal(await again(column.learner), 1);
      await book.work();
      const { delivery } = await column.row();
      assert.deepEqual([delivery.status, delivery.reason], ['sent', null]);
    }
  });

  it('a suspended registration parks its grades until it is approved', async () => {
    const { platforms } = book.school.services.store;
    const column = await book.enrol('ana');
    await platforms.change(book.registration, { status: 'suspended' });
    await column.want(0.4, { final: true });
    await book.work();
    const { delivery } = await column.row();
    assert.deepEqual([delivery.status, delivery.reason], ['parked', 'registration_inactive']);
    assert.equal(book.platform.tries.length, 0);
    await platforms.change(book.registration, { status: 'active' });
    await again(column.learner);
    await book.work();
    assert.deepEqual(valuesSent(), [20]);
  });

  it('gives up after two days, and tries two more when somebody asks', async () => {
    const { platform } = book;
    const column = await book.enrol('ana');
    await column.want(0.4, { final: true });
    const started = clock.now;
    const untilParked = async () => {
      for (let tries = 1; tries < 100; tries += 1) {
        platform.answers.push(503);
        await book.work();
        const { delivery, due } = await column.row();
        if (delivery.status === 'parked') return;
        assert.ok(due !== null && due - clock.now <= LONGEST_MS);
        clock.now = due;
      }
      assert.fail('it never gave up');
    };
    await untilParked();
    assert.ok(clock.now - started >= GIVE_UP_AFTER_MS);
    assert.ok(clock.now - started < GIVE_UP_AFTER_MS + LONGEST_MS);
    const asked = clock.now;
    await again(column.learner);
    await untilParked();
    assert.ok(clock.now - asked >= GIVE_UP_AFTER_MS, 'the two days begin anew');
  });
});
