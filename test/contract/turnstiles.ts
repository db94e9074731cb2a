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

    it('stay shut for who stays, and not for who came too late', async () => {
      const { turnstiles } = opened();
      const name = fresh('server');
      await turnstiles.enter(name, NOW, NOW + MINUTE);
      assert.equal(await turnstiles.stay(name, NOW + MINUTE, NOW + 2 * MINUTE), true);
      assert.equal(await turnstiles.enter(name, NOW + MINUTE, NOW + 2 * MINUTE), false);
      assert.equal(await turnstiles.enter(name, NOW + 2 * MINUTE, NOW + 3 * MINUTE), true);
      assert.equal(await turnstiles.stay(name, NOW + 2 * MINUTE, NOW + 4 * MINUTE), false);
    });

    it('shut by a clock that has gone back since are open', async () => {
      const { turnstiles } = opened();
      const name = fresh('server');
      await turnstiles.enter(name, NOW + 60 * MINUTE, NOW + 61 * MINUTE);
      assert.equal(await turnstiles.enter(name, NOW, NOW + MINUTE), true);
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
