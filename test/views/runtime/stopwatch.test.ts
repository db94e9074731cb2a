import assert from 'node:assert/strict';
import { elapsedAt, noteActivity, pauseWatch, startWatch } from '../../../views/runtime/stopwatch.ts';

describe('stopwatch', () => {
  it('counts time between signs of activity', () => {
    assert.equal(elapsedAt(noteActivity(startWatch(1_000), 6_000), 9_000), 8_000);
  });

  it('of an idle time only the first minute counts', () => {
    assert.equal(elapsedAt(noteActivity(startWatch(0), 600_000), 601_000), 61_000);
  });

  it('with extra time more of an idle time counts', () => {
    assert.equal(elapsedAt(noteActivity(startWatch(0, 1.5), 600_000), 601_000), 91_000);
  });

  it('hidden time does not count', () => {
    const hidden = pauseWatch(startWatch(0), 5_000);
    assert.equal(elapsedAt(hidden, 50_000), 5_000);
    assert.equal(elapsedAt(noteActivity(hidden, 50_000), 52_000), 7_000);
  });

  it('a clock that goes back takes nothing away', () => {
    assert.equal(elapsedAt(startWatch(5_000), 1_000), 0);
  });
});
