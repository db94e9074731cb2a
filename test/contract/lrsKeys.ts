import assert from 'node:assert/strict';
import type { LrsKey } from '../../src/store/port/lrsKeys.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function aKey(over: Partial<LrsKey> = {}): LrsKey {
  return {
    id: fresh('key'),
    secretHash: fresh('hash'),
    tenant: fresh('tenant'),
    label: 'H5P site',
    scopes: ['statements/write', 'statements/read/mine'],
    version: '1.0.3',
    perMinute: 600,
    createdAt: NOW,
    revokedAt: null,
    ...over,
  };
}

export function lrsKeysContract(opened: Opened): void {
  describe('keys of the LRS', () => {
    it('are found by their id and by nothing else', async () => {
      const { lrsKeys } = opened();
      const key = aKey();
      await lrsKeys.add(key);
      assert.deepEqual(await lrsKeys.find(key.id), key);
      assert.equal(await lrsKeys.find(key.secretHash), null);
      await assert.rejects(lrsKeys.add({ ...key, tenant: 'another' }), { code: 'conflict' });
      assert.deepEqual(await lrsKeys.find(key.id), key);
    });

    it('are revoked by one of 20 parallel callers, and stay on record', async () => {
      const { lrsKeys } = opened();
      const key = aKey();
      await lrsKeys.add(key);
      const answers = await parallel(20, (n) => lrsKeys.revoke(key.id, NOW + n));
      assert.equal(wins(answers), 1);
      assert.deepEqual(await lrsKeys.find(key.id), { ...key, revokedAt: NOW + answers.indexOf(true) });
      assert.equal(await lrsKeys.revoke(fresh('key'), NOW), false);
    });

    it('are listed newest first', async () => {
      const { lrsKeys } = opened();
      const [older, newer] = [aKey({ createdAt: NOW + 1e9 }), aKey({ createdAt: NOW + 2e9 })];
      await lrsKeys.add(older);
      await lrsKeys.add(newer);
      assert.deepEqual((await lrsKeys.list()).slice(0, 2), [newer, older]);
    });
  });
}
