import assert from 'node:assert/strict';
import { fresh, NOW } from '../support/fixtures.ts';
import type { Opened } from './storeContract.ts';

export function keySetsContract(opened: Opened): void {
  describe('key sets of platforms', () => {
    it('are kept word for word, the newest of each registration', async () => {
      const { keySets } = opened();
      const text = '{"keys":[{"kty":"RSA","kid":"a.b","$odd":{"x.y":[1,null]}}]}';
      const set = { registration: fresh('reg'), url: 'https://lms.example/jwks', text, fetchedAt: NOW };
      assert.equal(await keySets.get(set.registration), null);
      await keySets.put(set);
      assert.deepEqual(await keySets.get(set.registration), set);
      const newer = { ...set, url: 'https://lms.example/new', text: '{"keys":[]}', fetchedAt: NOW + 1 };
      await keySets.put(newer);
      await keySets.put(set);
      assert.deepEqual(await keySets.get(set.registration), newer);
    });
  });
}
