import assert from 'node:assert/strict';
import type { RegistrationCode } from '../../src/lti/registration/code.ts';
import { fresh, MINUTE, NOW } from '../support/fixtures.ts';
import { parallel, wins } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function aCode(over: Partial<RegistrationCode> = {}): RegistrationCode {
  return {
    hash: fresh('code'),
    note: 'for the school',
    createdAt: NOW,
    expiresAt: NOW + MINUTE,
    usedAt: null,
    usedFor: null,
    ...over,
  };
}

export function registrationCodesContract(opened: Opened): void {
  describe('registration codes', () => {
    it('are spent by one of 50 parallel callers, and remember for what', async () => {
      const { registrationCodes: codes } = opened();
      const code = aCode();
      await codes.put(code);
      assert.deepEqual(await codes.find(code.hash), code);
      const answers = await parallel(50, (n) => codes.spend(code.hash, `registration-${n}`, NOW + 1));
      assert.equal(wins(answers), 1);
      const spent = await codes.find(code.hash);
      assert.equal(spent?.usedAt, NOW + 1);
      assert.equal(spent?.usedFor, `registration-${answers.indexOf(true)}`);
      assert.equal(await codes.spend(code.hash, 'registration-x', NOW + 2), false);
    });

    it('are not spent when expired, unknown or revoked', async () => {
      const { registrationCodes: codes } = opened();
      const [late, gone] = [aCode(), aCode()];
      await codes.put(late);
      await codes.put(gone);
      assert.equal(await codes.spend(late.hash, 'r', late.expiresAt), false);
      assert.equal(await codes.spend(fresh('code'), 'r', NOW), false);
      assert.equal(await codes.revoke(gone.hash), true);
      assert.equal(await codes.spend(gone.hash, 'r', NOW), false);
      assert.equal(await codes.find(gone.hash), null);
    });

    it('are not revoked once they are used', async () => {
      const { registrationCodes: codes } = opened();
      const code = aCode();
      await codes.put(code);
      await codes.spend(code.hash, 'r', NOW);
      assert.equal(await codes.revoke(code.hash), false);
      assert.equal((await codes.find(code.hash))?.usedFor, 'r');
    });

    it('are listed newest first and forgotten after their end', async () => {
      const { registrationCodes: codes } = opened();
      await codes.sweep(NOW + 1e12);
      const [older, newer] = [aCode(), aCode({ createdAt: NOW + 5, expiresAt: NOW + 2 * MINUTE })];
      await codes.put(older);
      await codes.put(newer);
      assert.deepEqual(await codes.list(), [newer, older]);
      assert.equal(await codes.sweep(NOW + MINUTE + 1), 1);
      assert.deepEqual(await codes.list(), [newer]);
    });
  });
}
