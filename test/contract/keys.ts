import assert from 'node:assert/strict';
import type { KeyStore } from '../../src/store/port/keys.ts';
import { aToolKey, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function keysContract(opened: Opened): void {
  describe('keys', () => {
    beforeEach(() => removeAll(opened().keys));

    it('begin with one, whatever the number of parallel first starts', async () => {
      const { keys } = opened();
      const made = Array.from({ length: 20 }, () => aToolKey());
      const answers = await Promise.all(made.map((key) => keys.addFirst(key)));
      assert.equal(wins(answers), 1);
      assert.deepEqual(await keys.list(), [made[answers.indexOf(true)]]);
    });

    it('take no first one where there is any, and one again when all are gone', async () => {
      const { keys } = opened();
      const added = aToolKey();
      await keys.add(added);
      assert.equal(await keys.addFirst(aToolKey()), false);
      await keys.remove(added.kid);
      assert.equal(wins(await parallel(5, () => keys.addFirst(aToolKey()))), 1);
    });

    it('keep the key that stands when its id comes again', async () => {
      const { keys } = opened();
      const key = aToolKey();
      await keys.add(key);
      await keys.add({ ...key, sealedPrivateJwk: 'v1.other' });
      assert.deepEqual(await keys.list(), [key]);
    });

    it('are listed oldest first, with the moment they retired', async () => {
      const { keys } = opened();
      const [old, young] = [aToolKey(), aToolKey({ createdAt: NOW + 1 })];
      await keys.add(young);
      await keys.add(old);
      await keys.retire(old.kid, NOW + 5);
      assert.deepEqual(await keys.list(), [{ ...old, retiredAt: NOW + 5 }, young]);
    });
  });
}

async function removeAll(keys: KeyStore): Promise<void> {
  for (const key of await keys.list()) await keys.remove(key.kid);
}
