import assert from 'node:assert/strict';
import { FAULTS_KEPT, type Health } from '../../src/store/port/health.ts';
import { fresh, NOW } from '../support/fixtures.ts';
import { parallel } from './parallel.ts';
import type { Opened } from './storeContract.ts';

function observed(over: Partial<Health> & Pick<Health, 'registration'>): Health {
  return { deployment: 'a', lastLaunchAt: null, lastGradeAt: null, faults: [], ...over };
}

function fault(code: string, lastAt: number, reference = 'r-1') {
  return { code, count: 1, lastAt, reference };
}

export function healthContract(opened: Opened): void {
  describe('health', () => {
    it('keeps the latest launch and grade, whatever the order they are told in', async () => {
      const { health } = opened();
      const registration = fresh('registration');
      await health.note([observed({ registration, lastLaunchAt: NOW + 5, lastGradeAt: NOW })]);
      await health.note([observed({ registration, lastLaunchAt: NOW + 1 })]);
      await health.note([observed({ registration, lastGradeAt: NOW + 9 })]);
      const expected = observed({ registration, lastLaunchAt: NOW + 5, lastGradeAt: NOW + 9 });
      assert.deepEqual(await health.list(registration), [expected]);
    });

    it('counts failures of a kind together, none of 20 parallel ones lost', async () => {
      const { health } = opened();
      const registration = fresh('registration');
      await parallel(20, (index) =>
        health.note([
          observed({ registration, faults: [fault('token_expired', NOW + index, `r-${index}`)] }),
        ]),
      );
      const [kept] = await health.list(registration);
      assert.deepEqual(kept?.faults, [
        { code: 'token_expired', count: 20, lastAt: NOW + 19, reference: 'r-19' },
      ]);
    });

    it('keeps the kinds that happened last, newest first', async () => {
      const { health } = opened();
      const registration = fresh('registration');
      const codes = Array.from({ length: FAULTS_KEPT + 2 }, (_, index) => `code_${index}`);
      for (const [index, code] of codes.entries())
        await health.note([observed({ registration, faults: [fault(code, NOW + index)] })]);
      const [kept] = await health.list(registration);
      assert.deepEqual(
        kept?.faults.map(({ code }) => code),
        codes.slice(2).reverse(),
      );
    });

    it('keeps what anybody can cause apart: it drives nothing else out', async () => {
      const { health } = opened();
      const registration = fresh('registration');
      const unverified = Array.from({ length: FAULTS_KEPT + 2 }, (_, index) => ({
        ...fault(`code_${index}`, NOW + 1 + index),
        unverified: true as const,
      }));
      const own = fault('code_11', NOW);
      await health.note([observed({ registration, faults: [own] })]);
      for (const one of unverified) await health.note([observed({ registration, faults: [one] })]);
      const [kept] = await health.list(registration);
      assert.deepEqual(kept?.faults, [...unverified.slice(2).reverse(), own]);
    });

    it('is told of every deployment, and of what had none', async () => {
      const { health } = opened();
      const [registration, other] = [fresh('registration'), fresh('registration')];
      const rows = [
        observed({ registration, deployment: null, faults: [fault('aud_mismatch', NOW)] }),
        observed({ registration, lastLaunchAt: NOW }),
        observed({ registration: other, lastLaunchAt: NOW }),
      ];
      await health.note(rows);
      const mine = await health.list(registration);
      assert.deepEqual(new Set(mine.map(({ deployment }) => deployment)), new Set([null, 'a']));
      const all = await health.list(null);
      assert.ok([registration, other].every((id) => all.some((one) => one.registration === id)));
    });
  });
}
