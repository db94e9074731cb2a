import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exactText, ratio } from '../../../src/learning/marking/exact.ts';
import type { Key, NumberForm } from '../../../src/learning/marking/key.ts';
import { mark } from '../../../src/learning/marking/mark.ts';
import { rightAnswer } from '../../../src/learning/marking/rightAnswer.ts';
import { distributedPacks } from '../../support/openedPacks.ts';
import { runs } from '../../support/runs.ts';

const SEEDS = Array.from({ length: Math.max(4, runs(20).numRuns) }, (_unused, index) => index * 7_919 + 1);
const MARKS = ['.', ','] as const;

function assertRight(key: Key, about: string): void {
  for (const decimal of MARKS) {
    const answer = rightAnswer(key);
    const { score, correct } = mark(key, answer, { decimal });
    assert.ok(score === 1 && correct, `${about}: ${JSON.stringify(answer)} for ${JSON.stringify(key)}`);
  }
}

function numberKey(answer: string, changes: Partial<Extract<Key, { kind: 'number' }>>): Key {
  return { kind: 'number', answer, tolerance: 0, unit: null, form: 'any', patterns: [], ...changes };
}

describe('the right answer by a key', () => {
  for (const { published, itemById, instance } of distributedPacks()) {
    it(`gets full credit for every item of ${published.pack.id}, with either decimal mark`, () => {
      for (const item of itemById.keys()) {
        for (const seed of SEEDS) {
          for (const { key } of instance(item, seed, published.pack.language).questions) {
            assertRight(key, `${item} ${seed}`);
          }
        }
      }
    }).timeout(120_000);
  }

  it('of a number gets full credit in every form and unit, whatever the number', () => {
    const any: readonly NumberForm[] = ['any', 'fraction', 'simplest', 'mixed'];
    const ending: readonly NumberForm[] = ['decimal', 'percent'];
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(1n, 2n, 4n, 5n, 8n, 10n, 100n, 1_000n, 10_000n),
        fc.constantFrom(null, 'km/h', '€', 'cm^2'),
        (p, q, round, unit) => {
          for (const form of any) {
            assertRight(numberKey(exactText(ratio(BigInt(p), BigInt(q))), { form, unit }), form);
          }
          const answer = exactText(ratio(BigInt(p), round));
          for (const form of ending) assertRight(numberKey(answer, { form }), form);
          assertRight(numberKey(answer, { form: 'decimal', unit }), 'decimal');
          for (const form of ['any', 'percent'] as const)
            assertRight(numberKey(answer, { form, unit: '%' }), '%');
          assertRight(numberKey(String(Math.SQRT2 * p), { tolerance: 0.001 }), 'rounded');
        },
      ),
      runs(2_000),
    );
  });

  it('of seven hundredths as a percentage is 7 %', () => {
    assert.deepEqual(rightAnswer(numberKey('7/100', { form: 'percent' })), { kind: 'number', text: '7 %' });
  });
});
