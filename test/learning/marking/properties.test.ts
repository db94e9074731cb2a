import assert from 'node:assert/strict';
import fc from 'fast-check';
import { equivalentTexts } from '../../../src/learning/marking/algebra/compare.ts';
import { expressionText } from '../../../src/learning/marking/algebra/print.ts';
import { mark } from '../../../src/learning/marking/mark.ts';
import { codePoint } from '../../support/codePoint.ts';
import { runs } from '../../support/runs.ts';
import { expression, number, words } from './keys.ts';

const integer = fc.integer({ min: -9, max: 9 });
const coefficient = integer.filter((n) => n !== 0);

/** A tree that can be written in several ways. */
type Tree = { text: string; value: (x: number) => number };

const tree: fc.Arbitrary<Tree> = fc
  .letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      integer.map((n): Tree => ({ text: `(${n})`, value: () => n })),
      fc.constant<Tree>({ text: 'x', value: (x) => x }),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]): Tree => ({ text: `(${a.text} + ${b.text})`, value: (x) => a.value(x) + b.value(x) })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]): Tree => ({ text: `(${a.text} * ${b.text})`, value: (x) => a.value(x) * b.value(x) })),
      fc
        .tuple(tie('tree'), tie('tree'))
        .map(([a, b]): Tree => ({ text: `(${a.text} - ${b.text})`, value: (x) => a.value(x) - b.value(x) })),
    ),
  }))
  .tree.filter(({ text }) => text.length < 60);

const same = (a: string, b: string) => equivalentTexts(a, b, ['x'], false);

const DIRTY = fc.oneof(
  fc.string({ maxLength: 500 }),
  fc.string({ unit: codePoint, maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,-/() %eE^x*+=√²½ √$€cmkgNaN_'), maxLength: 500 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'NaN',
    'Infinity',
    '9^9^9^9',
    '(((x^99)^99)^99)^99',
    '1e400',
    `${'('.repeat(250)}x${')'.repeat(249)}`,
    `${'9'.repeat(499)}`,
    `x${'^9'.repeat(200)}`,
    `${'-'.repeat(500)}`,
    `${'1/'.repeat(249)}1`,
    `${' '.repeat(499)}1`,
    `1${' 000'.repeat(120)}`,
    `${'√'.repeat(500)}`,
    `sqrt(${'x*'.repeat(90)}x)^99`,
    `1${','.repeat(400)}`,
    `${'x+'.repeat(99)}x`,
    `((x+1.23456789)^30/(x-9.87654321)^30)^9`,
  ),
);

describe('marking, whatever is typed', () => {
  it('never throws and gives a score from 0 to 1', () => {
    const keys = [
      (text: string) =>
        number({ answer: '7/3', patterns: [{ answer: '1', misconception: 'm', feedback: null }] }, text),
      (text: string) => number({ answer: '7/3', unit: 'km/h', tolerance: 0.1 }, text, ','),
      (text: string) => words({ accept: ['canción'] }, text),
      (text: string) => expression({ answer: '2*x + 3*y', form: 'simplified' }, text),
      (text: string) => expression({ answer: 'y = sqrt(x)', equation: true }, text, ','),
      (text: string) =>
        mark(
          { kind: 'cloze', blanks: { a: { kind: 'number', answer: '3', patterns: [] } } },
          { kind: 'cloze', blanks: { a: text, [text]: text } },
          { decimal: '.' },
        ),
      (text: string) =>
        mark(
          { kind: 'choice', correct: 'o1', patterns: [] },
          { kind: 'choice', choice: text },
          { decimal: '.' },
        ),
      (text: string) =>
        mark(
          { kind: 'match', pairs: [{ left: 'l1', right: 'r1' }], patterns: [] },
          { kind: 'match', pairs: [{ left: text, right: text }] },
          { decimal: '.' },
        ),
    ];
    fc.assert(
      fc.property(DIRTY, fc.constantFrom(...keys), (text, marking) => {
        const { score, correct } = marking(text);
        assert.ok(score >= 0 && score <= 1);
        assert.equal(correct, score === 1);
      }),
      runs(20_000),
    );
  });
});

describe('equivalence of expressions', () => {
  it('agrees with values: equal trees are equivalent, a tree and itself plus one never', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const agree = [-7, -2, 0.5, 3, 11, 13, 17, 19, 23].every(
          (x) => Math.abs(a.value(x) - b.value(x)) < 1e-6 * Math.max(1, Math.abs(a.value(x))),
        );
        assert.equal(same(a.text, b.text), agree);
        assert.equal(same(a.text, `${a.text} + 1`), false);
      }),
      runs(3_000),
    );
  });

  it('holds when terms are reordered, brackets opened or a common factor taken out', () => {
    fc.assert(
      fc.property(tree, tree, coefficient, (a, b, k) => {
        assert.ok(same(`${a.text} + ${b.text}`, `${b.text} + ${a.text}`));
        assert.ok(same(`${a.text} * ${b.text}`, `${b.text}(${a.text})`));
        assert.ok(same(`${k}(${a.text} - ${b.text})`, `${k}*${a.text} - ${k}*${b.text}`));
        assert.ok(same(`(${a.text} + ${b.text})^2`, `${a.text}^2 + 2*${a.text}*${b.text} + ${b.text}^2`));
        assert.ok(same(`${k}*${a.text}/${k}`, a.text));
      }),
      runs(3_000),
    );
  });

  it('holds between an expression and its own print', () => {
    fc.assert(
      fc.property(tree, ({ text }) => {
        assert.ok(same(text, expressionText(text, ['x']) ?? ''));
      }),
      runs(3_000),
    );
  });

  it('holds for an equation times a constant, and for no other right side', () => {
    fc.assert(
      fc.property(coefficient, integer, coefficient, (a, b, k) => {
        const line = `y = ${a}*x + (${b})`;
        assert.ok(equivalentTexts(line, `${k}*y - ${k}*(${b}) = ${k * a}x`, ['x', 'y'], true));
        assert.ok(!equivalentTexts(line, `y = ${a}*x + (${b + 1})`, ['x', 'y'], true));
      }),
      runs(1_000),
    );
  });
});

describe('reading numbers', () => {
  it('finds a fraction right in lowest terms, multiplied out, as a mixed number and as a decimal of its language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom(1, 2, 4, 5, 8, 10, 20),
        coefficient,
        (p, q, k) => {
          const answer = `${p}/${q}`;
          const whole = Math.trunc(Math.abs(p) / q);
          const mixed = `${p < 0 ? '−' : ''}${whole} ${Math.abs(p) % q}/${q}`;
          const decimal = String(p / q);
          assert.ok(number({ answer }, `${p * k}/${q * k}`).correct, `${p * k}/${q * k}`);
          assert.ok(number({ answer }, mixed).correct, mixed);
          assert.ok(number({ answer }, decimal).correct, decimal);
          assert.ok(number({ answer }, decimal.replace('.', ','), ',').correct, decimal);
        },
      ),
      runs(2_000),
    );
  });
});
