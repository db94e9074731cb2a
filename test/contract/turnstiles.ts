import assert from 'node:assert/strict';
import { fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function turnstilesContract(opened: Opened): void {
  describe('turnstiles', () => {
    it('let one of 20 parallel callers through', async () => {
      const { turnstiles } = opened();
      const name = fresh('column');
      const enter = (now: number) => turnstiles.enter(name, now, now + MINUTE);
      assert.equal(wins(await parallel(20, () => enter(NOW))), 1);
      assert.equal(await turnstiles.enter(fresh('column'), NOW, NOW + MINUTE), true, 'another is open');
      assert.equal(await enter(NOW + MINUTE - 1), false);
      assert.equal(wins(await parallel(20, () => enter(NOW + MINUTE))), 1, 'who never left is given up on');
    });

    it('are open again to one when somebody leaves', async () => {
      const { turnstiles } = opened();
      const name = fresh('column');
      await turnstiles.enter(name, NOW, NOW + MINUTE);
      await turnstiles.leave(name);
      assert.equal(wins(await parallel(20, () => turnstiles.enter(name, NOW, NOW + MINUTE))), 1);
    });
  });
}
