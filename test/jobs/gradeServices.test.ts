import assert from 'node:assert/strict';
import { deliverGrade, readyGrades } from '../../src/jobs/deliver/grade.ts';
import type { Column as GradebookColumn } from '../../src/jobs/deliver/lineItem.ts';
import { lookUpLineItem } from '../../src/jobs/deliver/lineItem.ts';
import { noteTogether } from '../../src/jobs/leaving.ts';
import { FIRST_MS } from '../../src/jobs/retry.ts';
import { SCOPES } from '../../src/lti/scopes.ts';
import { makeTokenService } from '../../src/lti/token.ts';
import { aLink, anActivity } from '../support/fixtures.ts';
import { type Column, type Gradebook, startGradebook } from './support/gradebook.ts';

describe('the services behind grades', () => {
  let book: Gradebook;

  beforeEach(async () => {
    book = await startGradebook();
  });
  afterEach(() => book?.close());

  /** A grade for each of so many learners, decided now. */
  async function wanted(count: number): Promise<Column[]> {
    const columns: Column[] = [];
    for (let index = 0; index < count; index += 1) {
      const column = await book.enrol(`student-${index}`);
      await column.want(0.4, { final: true });
      columns.push(column);
    }
    return columns;
  }

  /** Sends all that are due at the very same moment, as as many workers would. */
  async function atOnce(): Promise<void> {
    const { store } = book.school.services;
    const [begun, lease] = [book.school.clock.now, 180_000];
    const rows = await store.grades.claimDue(begun, lease, 100);
    const worker = book.worker();
    const ready = readyGrades(worker, rows, begun + lease);
    const mayLeave = noteTogether(worker.store.grades, 4);
    const settlements = await Promise.all(ready.map((one) => deliverGrade(worker, one, mayLeave)));
    const now = worker.now();
    for (const { row, delivery, due } of settlements) await store.grades.finish(row, delivery, due, now);
  }

  const arrived = () => new Set(book.platform.scores.map(({ userId }) => userId)).size;

  it('50 grades that start at once, cold, ask for one token', async () => {
    await wanted(50);
    await atOnce();
    assert.equal(arrived(), 50);
    assert.equal(book.platform.tokens.length, 1);
  });

  it('20 of 20 arrive when the token is taken back, with one new one', async () => {
    const columns = await wanted(20);
    await atOnce();
    book.platform.revoke();
    book.platform.scores.length = 0;
    for (const column of columns) await column.want(0.6, { final: true });
    await atOnce();
    assert.equal(arrived(), 20);
    assert.equal(book.platform.tokens.length, 2);
  });

  it('20 of 20 arrive when the gradebook answers 503 to each at first', async () => {
    await wanted(20);
    book.platform.answers.push(...Array.from({ length: 20 }, () => 503));
    await atOnce();
    assert.equal(arrived(), 0);
    book.school.clock.now += FIRST_MS;
    await book.work();
    assert.equal(arrived(), 20);
    assert.equal(book.platform.scores.length, 20, 'each once');
  });

  /** A column to be made, as one of several processes sees it: each has tokens and memory of its own. */
  async function processes(count: number, column: Omit<GradebookColumn, 'access'>) {
    const registration = await book.school.services.store.platforms.get(book.registration);
    assert.ok(registration);
    const access = { registration, deploymentId: 'dep-1', granted: Object.values(SCOPES) };
    const { fetch, now } = book.worker().services;
    return Array.from({ length: count }, (_, index) => {
      const tokens = makeTokenService({
        fetch,
        now,
        sign: book.school.services.sign,
        random: () => `${index}`,
      });
      const worker = { ...book.worker(), services: { fetch, now, tokens } };
      // The link's id is what one process knows its look-ups by.
      return {
        worker,
        column: { ...column, access, link: { ...column.link, id: `${column.link.id}-${index}` } },
      };
    });
  }

  it('20 processes that look for a column at once make one', async () => {
    const ags = {
      scope: Object.values(SCOPES),
      lineItem: null,
      lineItems: `${book.platform.origin}/lineitems`,
    };
    const all = await processes(20, { link: aLink({ ags }), activity: anActivity() });
    const outcomes = await Promise.allSettled(
      all.map(({ worker, column }) => lookUpLineItem(worker, column)),
    );
    assert.equal(book.platform.lineItems.length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        assert.equal(outcome.reason.code, 'gradebook_busy', 'to be tried again');
      else assert.equal(outcome.value, book.platform.lineItems[0]?.id);
    }
    const again = await Promise.all(all.map(({ worker, column }) => lookUpLineItem(worker, column)));
    assert.deepEqual(new Set(again), new Set([book.platform.lineItems[0]?.id]));
    assert.equal(book.platform.lineItems.length, 1);
  });

  it('a column that the LMS copied with the course is used, not made again', async () => {
    const copy = anActivity({ origin: { activity: 'act-before', reason: 'copy', course: null, at: 0 } });
    const copied = { id: `${book.platform.origin}/items/7`, resourceId: 'act-before', tag: 'trellis' };
    book.platform.lineItems.push(copied);
    const ags = {
      scope: Object.values(SCOPES),
      lineItem: null,
      lineItems: `${book.platform.origin}/lineitems`,
    };
    const [one] = await processes(1, { link: aLink({ ags }), activity: copy });
    assert.ok(one);
    assert.equal(await lookUpLineItem(one.worker, one.column), copied.id);
    const separated = anActivity({
      origin: { activity: 'act-before', reason: 'separated', course: null, at: 0 },
    });
    const [other] = await processes(1, { link: aLink({ ags }), activity: separated });
    assert.ok(other);
    assert.notEqual(await lookUpLineItem(other.worker, other.column), copied.id);
  });

  it('a column that came along through several copies of the course is used, however far back its name is', async () => {
    const copyOf = (activity: string | null) => ({ activity, reason: 'copy', course: null, at: 0 }) as const;
    const second = anActivity({ origin: copyOf('act-first') });
    await book.school.services.store.activities.create(second);
    const copied = { id: `${book.platform.origin}/items/8`, resourceId: 'act-first', tag: 'trellis' };
    book.platform.lineItems.push(copied);
    const ags = {
      scope: Object.values(SCOPES),
      lineItem: null,
      lineItems: `${book.platform.origin}/lineitems`,
    };
    const columnOf = async (column: Omit<GradebookColumn, 'access'>) => {
      const [one] = await processes(1, column);
      assert.ok(one);
      return lookUpLineItem(one.worker, one.column);
    };
    const third = anActivity({ origin: copyOf(second.id) });
    assert.equal(await columnOf({ link: aLink({ ags }), activity: third }), copied.id);
    // Of another installation: only what the link names is known.
    const foreign = {
      activity: anActivity({ origin: copyOf(null) }),
      link: aLink({ ags, reference: 'act-first' }),
    };
    assert.equal(await columnOf(foreign), copied.id);
    assert.equal(book.platform.lineItems.length, 1, 'none is made');
  });

  it('a column is made under its lock with one more look, however many copies lie before', async () => {
    const ags = {
      scope: Object.values(SCOPES),
      lineItem: null,
      lineItems: `${book.platform.origin}/lineitems`,
    };
    let before = 'act-first';
    for (let term = 0; term < 4; term += 1) {
      const origin = { activity: before, reason: 'copy', course: null, at: 0 } as const;
      const copy = anActivity({ origin });
      await book.school.services.store.activities.create(copy);
      before = copy.id;
    }
    const activity = await book.school.services.store.activities.get(before);
    assert.ok(activity);
    const [one] = await processes(1, { link: aLink({ ags }), activity });
    assert.ok(one);
    await lookUpLineItem(one.worker, one.column);
    assert.deepEqual(
      book.platform.lookUps,
      [...Array(6).fill('GET'), 'POST'],
      'five names, its own once more',
    );
    assert.equal(book.platform.lineItems.length, 1);
  });
});
