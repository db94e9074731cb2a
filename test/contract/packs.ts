import assert from 'node:assert/strict';
import { aPack, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function packsContract(opened: Opened): void {
  describe('packs', () => {
    it('are immutable once published', async () => {
      const { packs } = opened();
      const first = aPack();
      const { id } = first.pack;
      await packs.publish(first, NOW);
      await packs.publish({ ...first, pack: { ...first.pack, title: 'Changed' } }, NOW + 1);
      assert.deepEqual(await packs.get(id, 'v1'), first);
      assert.equal(await packs.get(id, 'v9'), null);
    });

    it('have as their current version the one published last', async () => {
      const { packs } = opened();
      const first = aPack();
      const { id } = first.pack;
      const current = async () => (await packs.current()).filter((pack) => pack.id === id);
      await packs.publish(first, NOW);
      await packs.publish(aPack(id, 'v2'), NOW);
      assert.deepEqual(await current(), [{ id, version: 'v2' }]);
      await packs.publish(first, NOW + 1);
      assert.deepEqual(await current(), [{ id, version: 'v1' }]);
      assert.notEqual(await packs.get(id, 'v2'), null);
    });

    it('may be published by several processes at once', async () => {
      const { packs } = opened();
      const pack = aPack();
      await parallel(10, () => packs.publish(pack, NOW));
      assert.deepEqual(await packs.get(pack.pack.id, 'v1'), pack);
    });
  });
}
