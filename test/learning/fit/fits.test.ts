import assert from 'node:assert/strict';
import { fitBkt } from '../../../src/learning/fit/bktEm.ts';
import { itemPriors } from '../../../src/learning/fit/itemPriors.ts';
import { chanceOf } from '../../../src/learning/sequencing/chance.ts';
import { answerSet, difficultyOf } from '../support/answerSet.ts';

/** Sequences of a learner who knows or does not, by the model that the fit is for. */
function sequences(
  p: { known: number; learn: number; slip: number; guess: number },
  count: number,
  length: number,
) {
  const chance = chanceOf(7);
  return Array.from({ length: count }, () => {
    let known = chance.share() < p.known;
    return Array.from({ length }, () => {
      const right = chance.share() < (known ? 1 - p.slip : p.guess) ? 1 : 0;
      known ||= chance.share() < p.learn;
      return right;
    });
  });
}

describe('expectation-maximisation for knowledge tracing', () => {
  const START = { known: 0.4, learn: 0.1, slip: 0.1, guess: 0.25 };

  it('finds the parameters that made the answers', () => {
    const made = { known: 0.25, learn: 0.2, slip: 0.07, guess: 0.15 };
    const found = fitBkt(sequences(made, 3000, 12), { at: START, strength: 1 });
    for (const name of ['known', 'learn', 'slip', 'guess'] as const) {
      assert.ok(Math.abs(found[name] - made[name]) < 0.03, `${name}: ${found[name]}`);
    }
  });

  it('stays near the prior when there are few answers, and at it when there are none', () => {
    const few = fitBkt([[0, 0, 0]], { at: START, strength: 50 });
    assert.ok(Math.abs(few.guess - START.guess) < 0.05 && few.known < START.known);
    assert.deepEqual(fitBkt([], { at: START, strength: 10 }), START);
  });

  it('never lets slip or guess pass one half', () => {
    const { slip, guess } = fitBkt(sequences({ known: 0.5, learn: 0.01, slip: 0.9, guess: 0.9 }, 300, 8), {
      at: START,
      strength: 1,
    });
    assert.ok(slip <= 0.5 && guess <= 0.5);
  });
});

describe('difficulties from shares right', () => {
  it('order items as they were made', () => {
    const { difficulty } = itemPriors(answerSet(11, 400, 40), 8);
    const pairs = Object.entries(difficulty).map(([item, found]) => [
      difficultyOf(Number(item.slice(5))),
      found,
    ]);
    assert.ok(correlation(pairs) > 0.9);
  });

  it('hold an item answered once near its skills', () => {
    const rows = answerSet(12, 50, 40);
    const [first] = rows;
    const once = { ...(first ?? assert.fail()), item: 'rare', correct: false };
    const { difficulty } = itemPriors([...rows, once], 16);
    const { difficulty: free } = itemPriors([...rows, once], 0.01);
    assert.ok((difficulty.rare ?? 9) < (free.rare ?? 0));
  });
});

function correlation(pairs: readonly (readonly (number | undefined)[])[]): number {
  const mean = (at: number) => pairs.reduce((sum, pair) => sum + (pair[at] ?? 0), 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (f: (a: number, b: number) => number) =>
    pairs.reduce((total, [a = 0, b = 0]) => total + f(a - x, b - y), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}
