import assert from 'node:assert/strict';
import type { DifferingGrade } from '../../src/api/class.ts';
import { TrellisError } from '../../src/errors.ts';
import { tend } from '../../src/jobs/tend.ts';
import { readGradebooks } from '../../src/practice/readGradebooks.ts';
import { resendGrades } from '../../src/practice/resendGrades.ts';
import { viewClass } from '../../src/practice/viewClass.ts';
import type { Link } from '../../src/store/port/links.ts';
import { type Gradebook, startGradebook } from './support/gradebook.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

describe('a gradebook read back by itself', () => {
  let book: Gradebook;
  let columns: Awaited<ReturnType<Gradebook['enrol']>>[];
  /** The first link, whose column is ana's. */
  const subs = ['ana', 'ben', 'carla', 'dora'];

  before(async () => {
    book = await startGradebook();
    columns = [];
    for (const sub of subs) columns.push(await book.enrol(sub));
    // Links of a course that nobody sent a grade to are not read at all.
    await book.enrol('emil');
    for (const column of columns) await column.want(0.4, { final: true });
    await book.work();
  });
  after(() => book?.close());

  const columnOf = (sub: string) => {
    const column = columns[subs.indexOf(sub)];
    assert.ok(column);
    return column;
  };
  const overview = async () => {
    const { practice } = book.school;
    const activity = await practice.store.activities.get(book.activity);
    assert.ok(activity);
    return viewClass(practice, activity, 'en');
  };
  const differing = async (): Promise<readonly DifferingGrade[]> => {
    const { actions } = await overview();
    return actions.flatMap((action) => (action.kind === 'grades-differ' ? action.people : []));
  };
  const reads = async () => {
    const before = book.platform.resultReads;
    await tend(book.worker());
    return book.platform.resultReads - before;
  };
  const show = (scores: Readonly<Record<string, number | null>>) => {
    book.platform.shown = subs.flatMap((sub) => {
      const score = scores[sub] === undefined ? 20 : scores[sub];
      return score === null ? { userId: sub } : { userId: sub, resultScore: score, resultMaximum: 50 };
    });
  };
  const nextDay = () => {
    book.school.clock.now += DAY;
  };

  it('is read once a day for each link that grades went to, and tells nothing where it agrees', async () => {
    nextDay();
    assert.equal(await reads(), subs.length);
    assert.equal(await reads(), 0);
    assert.deepEqual(await differing(), []);
    const { gradebooks = [] } = await overview();
    assert.deepEqual(
      gradebooks.map(({ readAt, failed }) => [readAt, failed]),
      subs.map(() => [book.school.clock.now, null]),
    );
  });

  it('tells the instructor whose grade differs, both figures, since when and why', async () => {
    nextDay();
    const since = book.school.clock.now;
    show({ ana: 45, ben: null });
    await reads();
    nextDay();
    await reads();
    const found = (await differing()).map(({ name, wanted, shown, why, since: seen }) => [
      name,
      wanted,
      shown,
      why,
      seen,
    ]);
    assert.deepEqual(found.toSorted(), [
      ['ana', 0.4, 0.9, 'byHand', since],
      ['ben', 0.4, null, 'missing', since],
    ]);
    assert.deepEqual(await book.school.services.store.gradeQueue.differing(null), [
      { tenant: 'tenant-1', count: 2 },
    ]);
  });

  it('keeps a higher grade that a person put there whatever is earned since, and what is missing is sent', async () => {
    const before = book.platform.scores.length;
    for (const sub of ['ana', 'ben']) await columnOf(sub).want(0.6, { final: true });
    await book.work();
    const sent = book.platform.scores.slice(before).map(({ userId, scoreGiven }) => [userId, scoreGiven]);
    assert.deepEqual(sent, [['ben', 30]]);
    assert.deepEqual(
      (await differing()).map(({ name, wanted, why }) => [name, wanted, why]),
      [['ana', 0.6, 'byHand']],
    );
  });

  it('takes ours once the instructor sends it again', async () => {
    const { learner, link } = columnOf('ana');
    assert.equal(await resendGrades(book.school.practice, book.activity, learner, 'learner'), 0);
    assert.equal(await resendGrades(book.school.practice, book.activity, learner, 'comparer', link), 1);
    await book.work();
    assert.equal(book.platform.scores.at(-1)?.scoreGiven, 30);
    assert.deepEqual(await differing(), []);
  });

  it('that shows the grade sent before ours again has the reason told', async () => {
    nextDay();
    show({ ana: 20, ben: 30 });
    await reads();
    assert.deepEqual(
      (await differing()).map(({ name, shown, why }) => [name, shown, why]),
      [['ana', 0.4, 'older']],
    );
    nextDay();
    show({ ana: 30, ben: 30 });
    await reads();
    assert.deepEqual(await differing(), [], 'and is forgotten once both agree');
  });

  it('of a platform that asks for a pause is left alone until it is over, the others of it too', async () => {
    nextDay();
    const { links } = book.school.services.store;
    const next = book.school.clock.now + 10 * 60_000;
    await links.noteReading(columnOf('dora').link, { next, readAt: null, failed: null });
    book.platform.trouble = { results: { status: 429, retryAfter: '7200' } };
    assert.equal(await reads(), 1);
    book.school.clock.now = next;
    assert.equal(await reads(), 0, 'nor is one that would have been due meanwhile');
    book.school.clock.now -= 10 * 60_000;
    const failed = (await overview()).gradebooks?.flatMap((one) => one.failed ?? []);
    assert.deepEqual(failed, ['outbound_failed']);
    book.school.clock.now += 2 * HOUR - 1000;
    assert.equal(await reads(), 0);
    book.platform.trouble = null;
    book.school.clock.now += 1000;
    assert.equal(await reads(), subs.length - 1);
    book.school.clock.now += HOUR;
    assert.equal(await reads(), 1, 'the one that failed comes behind the others');
    assert.ok((await overview()).gradebooks?.every(({ failed: code }) => code === null));
  });

  it('that can never be read keeps no other of its platform from being read', async () => {
    const bad = columnOf('ana').link;
    const read = async (link: Link) => {
      if (link.id === bad) throw new TrellisError('outbound_failed', 'a list that is none');
      seen.add(link.id);
      return [];
    };
    const seen = new Set<string>();
    nextDay();
    for (let round = 0; round < 4; round += 1) {
      await readGradebooks(book.worker(), read);
      book.school.clock.now += HOUR;
    }
    assert.equal(seen.size, subs.length - 1);
  });

  it('of a platform that asks for no pause at all is not asked again at once', async () => {
    nextDay();
    let asked = 0;
    await readGradebooks(book.worker(), async () => {
      asked += 1;
      throw new TrellisError('outbound_failed', '', { params: { retryAfterMs: 0 } });
    });
    assert.equal(asked, 1);
    nextDay();
  });

  it('without the right to read results is not asked, and the page says so', async () => {
    const { links } = book.school.services.store;
    for (const link of await links.ofActivity(book.activity)) {
      const scope = (link.ags?.scope ?? []).filter((one) => !one.includes('result'));
      if (link.ags !== null) await links.note({ ...link, ags: { ...link.ags, scope } });
    }
    nextDay();
    assert.equal(await reads(), 0);
    const reasons = (await overview()).gradebooks?.map(({ failed }) => failed);
    assert.deepEqual(
      reasons,
      subs.map(() => 'scope_missing'),
    );
  });

  it('is left in peace once no grade has gone there for thirty days', async () => {
    const { links } = book.school.services.store;
    for (const link of await links.ofActivity(book.activity)) {
      const scope = [
        ...(link.ags?.scope ?? []),
        'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
      ];
      if (link.ags !== null) await links.note({ ...link, ags: { ...link.ags, scope } });
    }
    nextDay();
    assert.equal(await reads(), subs.length);
    book.school.clock.now += 31 * DAY;
    assert.equal(await reads(), 0);
  });
});
