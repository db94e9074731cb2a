import assert from 'node:assert/strict';
import type { ForwardTarget } from '../../src/store/port/forwards.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

function aTarget(over: Partial<ForwardTarget> = {}): ForwardTarget {
  return {
    id: fresh('forward'),
    tenant: fresh('tenant'),
    label: 'The district',
    endpoint: 'https://lrs.example/xapi',
    username: 'trellis',
    password: 'v1.sealed',
    version: '2.0.0',
    filter: { verbs: [], activities: ['https://practice.example/'], ownOnly: true },
    createdAt: NOW,
    delivery: { sent: 0, sentAt: null, attempts: 0, failingSince: null, reason: null },
    ...over,
  };
}

export function forwardsContract(opened: Opened): void {
  describe('targets of forwarding', () => {
    it('are kept with how sending goes until they are removed', async () => {
      const { forwards } = opened();
      const [older, newer] = [aTarget(), aTarget({ createdAt: NOW + 1 })];
      await forwards.add(newer);
      await forwards.add(older);
      await assert.rejects(forwards.add(older), { code: 'conflict' });
      const delivery = { sent: 7, sentAt: NOW, attempts: 2, failingSince: NOW, reason: 'busy' } as const;
      await forwards.note(older.id, delivery);
      await forwards.note(fresh('forward'), delivery);
      assert.deepEqual(await forwards.find(older.id), { ...older, delivery });
      const mine = (await forwards.list()).filter(({ id }) => [older.id, newer.id].includes(id));
      assert.deepEqual(mine, [{ ...older, delivery }, newer]);
      assert.equal(await forwards.remove(older.id), true);
      assert.equal(await forwards.remove(older.id), false);
      assert.equal(await forwards.find(older.id), null);
    });

    it('have letters that were refused: once each, by statement, until they arrive or the target goes', async () => {
      const { deadLetters } = opened();
      const [target, other] = [fresh('forward'), fresh('forward')];
      const letter = (statement: string, status = 400) => ({ target, statement, status, at: NOW });
      for (const one of [letter('c'), letter('a'), letter('b'), letter('a', 409)])
        await deadLetters.bury(one);
      await deadLetters.bury({ ...letter('z'), target: other });
      assert.deepEqual(await deadLetters.page(target, null, 2), [letter('a', 409), letter('b')]);
      assert.deepEqual(await deadLetters.page(target, 'b', 2), [letter('c')]);
      assert.equal((await deadLetters.count())[target], 3);
      assert.deepEqual(await deadLetters.waiting(target, 9), []);
      assert.equal(await deadLetters.again(target), 3);
      await deadLetters.settle(target, 'c');
      await deadLetters.bury(letter('b', 413));
      assert.deepEqual(await deadLetters.waiting(target, 9), [letter('a', 409)]);
      await deadLetters.drop(target);
      assert.deepEqual(await deadLetters.page(target, null, 9), []);
      assert.equal((await deadLetters.count())[other], 1);
    });
  });
}
