import assert from 'node:assert/strict';
import { fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function aLink() {
  return { hash: fresh('link'), createdAt: NOW, expiresAt: NOW + 15 * MINUTE };
}

function anOperator() {
  return { tokenHash: fresh('operator'), createdAt: NOW, expiresAt: NOW + 60 * MINUTE };
}

export function adminAccessContract(opened: Opened): void {
  describe('access of operators', () => {
    it('a link signs in one of 50 parallel takers, and nobody after', async () => {
      const { adminAccess } = opened();
      const link = aLink();
      await adminAccess.putLink(link);
      assert.equal(wins(await parallel(50, () => adminAccess.takeLink(link.hash, NOW))), 1);
      assert.equal(await adminAccess.takeLink(link.hash, NOW), false);
    });

    it('a link that is unknown or over signs nobody in', async () => {
      const { adminAccess } = opened();
      const link = aLink();
      await adminAccess.putLink(link);
      assert.equal(await adminAccess.takeLink(link.hash, link.expiresAt), false);
      assert.equal(await adminAccess.takeLink(fresh('link'), NOW), false);
      assert.equal(await adminAccess.takeLink(link.hash, link.expiresAt - 1), true);
    });

    it('a session is found until it ends', async () => {
      const { adminAccess } = opened();
      const session = anOperator();
      await adminAccess.begin(session);
      assert.deepEqual(await adminAccess.find(session.tokenHash), session);
      await adminAccess.end(session.tokenHash);
      assert.equal(await adminAccess.find(session.tokenHash), null);
    });

    it('all of it ends at once', async () => {
      const { adminAccess } = opened();
      const [link, one, two] = [aLink(), anOperator(), anOperator()];
      await adminAccess.putLink(link);
      await adminAccess.begin(one);
      await adminAccess.begin(two);
      assert.ok((await adminAccess.endAll()) >= 2);
      assert.equal(await adminAccess.takeLink(link.hash, NOW), false);
      assert.equal(await adminAccess.find(one.tokenHash), null);
      assert.equal(await adminAccess.find(two.tokenHash), null);
    });

    it('what expired is swept, not what has not', async () => {
      const { adminAccess } = opened();
      const session = anOperator();
      const link = aLink();
      await adminAccess.begin(session);
      await adminAccess.putLink(link);
      assert.ok((await adminAccess.sweep(link.expiresAt + 1)) >= 1);
      assert.deepEqual(await adminAccess.find(session.tokenHash), session);
      assert.ok((await adminAccess.sweep(session.expiresAt + 1)) >= 1);
      assert.equal(await adminAccess.find(session.tokenHash), null);
    });
  });
}
