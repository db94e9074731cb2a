import assert from 'node:assert/strict';
import { aDeepLink, aSession, fresh } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

export function sessionsContract(opened: Opened): void {
  describe('sessions', () => {
    it('are found by the hash of their token', async () => {
      const { sessions } = opened();
      const session = aSession();
      await sessions.create(session);
      assert.deepEqual(await sessions.find(session.tokenHash), session);
      assert.equal(await sessions.find(fresh('token')), null);
    });

    it('give their one deep-linking answer to one of 20 parallel takers', async () => {
      const { sessions } = opened();
      const session = aSession({ kind: 'picker', deepLink: aDeepLink() });
      await sessions.create(session);
      assert.equal(wins(await parallel(20, () => sessions.takeDeepLink(session.tokenHash))), 1);
    });

    it('have no deep-linking answer to give when they were not opened for one', async () => {
      const { sessions } = opened();
      const session = aSession();
      await sessions.create(session);
      assert.equal(await sessions.takeDeepLink(session.tokenHash), false);
      assert.equal(await sessions.takeDeepLink(fresh('token')), false);
    });

    it('end together with their registration, or with one deployment of it', async () => {
      const { sessions } = opened();
      const registration = fresh('registration');
      const [a, b] = [
        aSession({ registration, deployment: 'a' }),
        aSession({ registration, deployment: 'b' }),
      ];
      const other = aSession();
      for (const session of [a, b, other]) await sessions.create(session);
      assert.equal(await sessions.endOf(registration, 'a'), 1);
      assert.equal(await sessions.find(a.tokenHash), null);
      assert.deepEqual(await sessions.find(b.tokenHash), b);
      assert.equal(await sessions.endOf(registration, null), 1);
      assert.equal(await sessions.endOf(registration, null), 0);
      assert.deepEqual(await sessions.find(other.tokenHash), other);
    });

    it('are swept once expired, not before', async () => {
      const { sessions } = opened();
      const session = aSession();
      await sessions.create(session);
      await sessions.sweep(session.expiresAt);
      assert.deepEqual(await sessions.find(session.tokenHash), session);
      assert.ok((await sessions.sweep(session.expiresAt + 1)) >= 1);
      assert.equal(await sessions.find(session.tokenHash), null);
    });
  });
}
