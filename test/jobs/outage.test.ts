import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { askResults } from '../../src/jobs/results.ts';
import { GIVE_UP_AFTER_MS, LONGEST_MS } from '../../src/jobs/retry.ts';
import type { Worker } from '../../src/jobs/worker.ts';
import { chanceOf } from '../../src/learning/sequencing/chance.ts';
import { makeTokenService } from '../../src/lti/token.ts';
import { reconcile } from '../../src/practice/reconcile.ts';
import { resendGrades } from '../../src/practice/resendGrades.ts';
import { viewClass } from '../../src/practice/viewClass.ts';
import type { Trouble } from '../support/platform.ts';
import { runs, SEED } from '../support/runs.ts';
import { type Column, type Gradebook, startGradebook } from './support/gradebook.ts';
import { SELF_SIGNED } from './support/selfSigned.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A call that is not answered is given up after this instead of 15 s. */
const PATIENCE_MS = 80;
/** Grades of one customer that may be on their way at a time. */
const AT_ONCE = 4;

/** A worker that waits less long for a platform, has its own memory of tokens, and says how many calls were under way. */
function impatient(book: Gradebook, chance: () => number = () => 0): Worker & { most(): number } {
  const worker = book.worker();
  const { now } = worker;
  let [underWay, most] = [0, 0];
  const fetch: Worker['services']['fetch'] = async (url, request) => {
    underWay += 1;
    most = Math.max(most, underWay);
    return worker.services.fetch(url, { ...request, timeoutMs: PATIENCE_MS }).finally(() => {
      underWay -= 1;
    });
  };
  const random = () => crypto.randomUUID();
  const tokens = makeTokenService({ fetch, sign: book.school.services.sign, now, random });
  return { ...worker, services: { fetch, tokens, now }, chance, most: () => most };
}

describe('an LMS in trouble', () => {
  let book: Gradebook;

  before(async () => {
    book = await startGradebook();
  });
  after(() => book?.close());
  afterEach(async () => {
    // What a test left to be tried again goes out, so that the next one starts with nothing due.
    book.platform.trouble = null;
    book.school.clock.now += 3 * DAY;
    await book.work();
    book.platform.forget();
  });

  const statusOf = async (column: Column) => {
    const { status, reason } = (await column.row()).delivery;
    return [status, reason];
  };

  const PASSING: readonly (readonly [string, Trouble, string])[] = [
    ['answers 500', { scores: { status: 500 } }, 'outbound_failed'],
    ['is busy and asks for an hour', { scores: { status: 429, retryAfter: '3600' } }, 'gradebook_busy'],
    ['gives out no tokens', { tokens: { status: 503, body: '' } }, 'outbound_failed'],
    [
      'sends a page where a token should be',
      { tokens: { status: 200, body: '<html>Maintenance' } },
      'token_refused',
    ],
    [
      'does not know our new key yet',
      { tokens: { status: 401, body: '{"error":"invalid_client"}' } },
      'token_refused',
    ],
    ['takes no token any more', { scores: { status: 401 } }, 'token_refused'],
  ];
  for (const [name, trouble, reason] of PASSING) {
    it(`that ${name}: the grade waits, with the reason, and arrives when it is well`, async () => {
      const { school, platform } = book;
      const column = await book.enrol('ana');
      const worker = impatient(book);
      platform.trouble = trouble;
      await column.want(0.4, { final: true });
      await book.work(worker);
      school.clock.now += 12 * HOUR;
      await book.work(worker);
      assert.deepEqual(await statusOf(column), ['retrying', reason]);
      platform.trouble = null;
      school.clock.now += LONGEST_MS;
      await book.work(worker);
      assert.deepEqual(await statusOf(column), ['sent', null]);
      assert.deepEqual(
        platform.scores.map(({ scoreGiven }) => scoreGiven),
        [20],
      );
    });
  }

  it('that hangs: the grade is given up on for now, and arrives when it answers', async () => {
    const { school, platform } = book;
    const column = await book.enrol('ana');
    const worker = impatient(book);
    const release = platform.hang();
    await column.want(0.4, { final: true });
    await book.work(worker);
    assert.deepEqual(await statusOf(column), ['retrying', 'outbound_failed']);
    release();
    school.clock.now += LONGEST_MS;
    await book.work(worker);
    assert.deepEqual(await statusOf(column), ['sent', null]);
    assert.equal(new Set(platform.scores.map((score) => JSON.stringify(score))).size, 1);
  });

  it('with a certificate nobody vouches for gets nothing, and the grade waits', async () => {
    const server = createServer(SELF_SIGNED, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const guarded = await startGradebook({ ...book.platform, origin });
    try {
      const { platforms } = guarded.school.services.store;
      await platforms.change(guarded.registration, { origins: [guarded.platform.origin, origin] });
      const column = await guarded.enrol('ana', { lineItem: `${origin}/lineitem` });
      await column.want(0.4, { final: true });
      await guarded.work();
      assert.deepEqual(await statusOf(column), ['retrying', 'outbound_failed']);
    } finally {
      server.close();
      await guarded.close();
    }
  });

  it('whose column is deleted: shown with the reason, and sent when somebody asks after it was restored', async () => {
    const { platform, school, activity } = book;
    const column = await book.enrol('ana', { lineItems: null });
    platform.trouble = { scores: { status: 404 } };
    await column.want(0.4, { final: true });
    await book.work();
    assert.deepEqual(await statusOf(column), ['parked', 'line_item_gone']);
    platform.trouble = null;
    await resendGrades(school.practice, activity, column.learner, 'instructor');
    await book.work();
    assert.deepEqual(await statusOf(column), ['sent', null]);
  });

  it('refuses us for good after two days of trying, which is shown', async () => {
    const { platform, school } = book;
    const column = await book.enrol('ana');
    const worker = impatient(book);
    platform.trouble = { tokens: { status: 401, body: '{"error":"invalid_client"}' } };
    await column.want(0.4, { final: true });
    await book.work(worker);
    school.clock.now += GIVE_UP_AFTER_MS;
    await book.work(worker);
    assert.deepEqual(await statusOf(column), ['parked', 'token_refused']);
  });

  it('refuses us a token: the instructor is told at once, until the grade has arrived', async () => {
    const { platform, school } = book;
    const activity = await school.practice.store.activities.get(book.activity);
    assert.ok(activity);
    const told = async () => {
      const { actions } = await viewClass(school.practice, activity, 'en');
      return actions.flatMap((action) =>
        action.kind === 'grades-refused' ? action.people.map(({ name }) => name) : [],
      );
    };
    const column = await book.enrol('told-of');
    const worker = impatient(book);
    platform.trouble = { tokens: { status: 401, body: '{"error":"invalid_client"}' } };
    await column.want(0.4, { final: true });
    await book.work(worker);
    assert.deepEqual(await statusOf(column), ['retrying', 'token_refused']);
    assert.deepEqual(await told(), ['told-of']);
    platform.trouble = null;
    school.clock.now += LONGEST_MS;
    await book.work(worker);
    assert.deepEqual(await told(), []);
  });

  it('is down for a day while a class works on: no storm, and then everybody has the newest grade, once', async () => {
    const { platform, school, activity } = book;
    const { numRuns: size } = runs(120);
    const worker = impatient(book, chanceOf(SEED).share);
    const columns: Column[] = [];
    for (let pupil = 0; pupil < size; pupil += 1) columns.push(await book.enrol(`pupil-${pupil}`));
    const { clock } = school;
    const begun = clock.now;
    const wantAll = async (value: number) => {
      for (const column of columns) await column.want(value, { final: true });
    };
    const dueNext = async () => {
      const rows = await school.services.store.grades.ofActivity(activity);
      return Math.min(...rows.map(({ due }) => due ?? Number.POSITIVE_INFINITY));
    };
    /** Tries by the minute of the day. */
    const tries = new Map<number, number>();
    platform.trouble = { scores: { status: 503 } };
    await wantAll(0.4);
    for (let due = await dueNext(); due < begun + DAY; due = await dueNext()) {
      if (clock.now < begun + DAY / 2 && due >= begun + DAY / 2) await wantAll(0.7);
      clock.now = Math.max(clock.now, due);
      const before = platform.tries.length;
      await book.work(worker);
      const minute = Math.floor((clock.now - begun) / MINUTE);
      tries.set(minute, (tries.get(minute) ?? 0) + platform.tries.length - before);
    }
    assert.equal(platform.scores.length, 0);
    assert.ok(worker.most() <= AT_ONCE, `${worker.most()} calls at a time`);
    assert.ok(
      platform.tries.length <= size * 45,
      `${platform.tries.length} tries of ${size} grades in a day`,
    );
    const evening = [...tries].filter(([minute]) => minute >= 21 * 60).map(([, count]) => count);
    assert.ok(Math.max(...evening) <= size / 2, `${Math.max(...evening)} of ${size} within one minute`);

    platform.trouble = null;
    const back = clock.now;
    while ((await dueNext()) < Number.POSITIVE_INFINITY) {
      clock.now = Math.max(clock.now, await dueNext());
      await book.work(worker);
    }
    assert.ok(clock.now - back <= LONGEST_MS, 'nobody waits longer than the longest pause');
    assert.deepEqual(
      platform.scores.map(({ userId, scoreGiven }) => `${userId} ${scoreGiven}`).toSorted(),
      columns.map((_, pupil) => `pupil-${pupil} 35`).toSorted(),
    );
    const found = await school.practice.store.activities.get(activity);
    assert.ok(found);
    const { grades } = await reconcile(school.practice, found, askResults(book.worker()));
    const ours = new Set(columns.map(({ learner }) => learner));
    // The links of this school share one column, so each link also finds the grades of the others there.
    assert.deepEqual(
      grades
        .filter(({ learner, verdict }) => ours.has(learner) && verdict !== 'foreign')
        .map(({ verdict, sent }) => [verdict, sent?.value]),
      columns.map(() => ['same', 0.7]),
      'read back, every receipt agrees with what the gradebook shows',
    );
  });
});
