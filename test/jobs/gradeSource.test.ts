import assert from 'node:assert/strict';
import { gradeSource } from '../../src/jobs/gradeSource.ts';
import { type Gradebook, startGradebook } from './support/gradebook.ts';

describe('the source of grades that are due', () => {
  let book: Gradebook;

  before(async () => {
    book = await startGradebook();
  });
  after(() => book?.close());

  it('gives back what was claimed and had no turn, as it was, to whoever comes next', async () => {
    const { store } = book.school.services;
    const { clock } = book.school;
    const columns = [await book.enrol('late-1'), await book.enrol('late-2')];
    for (const column of columns) await column.want(0.8, { final: true });
    const source = gradeSource(book.worker());
    const first = await source.take([]);
    assert.ok(first);
    assert.deepEqual(await store.grades.claimDue(clock.now, 1, 10), [], 'both are claimed');
    await source.giveBack();
    const [left, ...more] = await store.grades.claimDue(clock.now, 1, 10);
    assert.deepEqual(more, []);
    assert.notEqual(left?.key, first.row.key);
    assert.equal(left?.delivery.wire, null, 'nothing is fixed for what has not left');
  });
});
