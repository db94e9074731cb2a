import assert from 'node:assert/strict';
import { rowsOf } from '../../../src/learning/calibrate/logRows.ts';
import { UsualTimes } from '../../../src/learning/calibrate/usualTimes.ts';
import { settingsFor, syntheticPack } from '../support/syntheticPack.ts';
import { type AnswerGiven, makeTape } from '../support/tape.ts';

const catalogue = syntheticPack(2, 4);

/** The usual time of the first question after so many answers like this. */
function usualAfter(count: number, given: Partial<AnswerGiven>): number | undefined {
  const tape = makeTape(catalogue, settingsFor(catalogue));
  for (let nth = 0; nth < count; nth += 1) {
    tape.open();
    tape.answer({ correct: true, then: 'closed', usual: 10_000, ...given });
  }
  const times = new UsualTimes();
  times.take(rowsOf(tape.events));
  return times.times['item-0-0'];
}

describe('the usual time of a question', () => {
  it('moves from what its length lets expect to what its answers take, the more of them the more', () => {
    const few = usualAfter(2, { elapsed: 40_000 }) ?? 0;
    const many = usualAfter(90, { elapsed: 40_000 }) ?? 0;
    assert.ok(few > 10_000 && few < 20_000, `${few}`);
    assert.ok(many > 30_000 && many <= 40_000, `${many}`);
  });

  it('is not told by guesses, interruptions, or answers whose time was not looked at', () => {
    assert.equal(usualAfter(5, { elapsed: 500, rapid: true }), undefined);
    assert.equal(usualAfter(5, { elapsed: 3_600_000 }), undefined);
    assert.equal(usualAfter(5, { elapsed: null }), undefined);
  });
});
