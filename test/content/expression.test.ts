import assert from 'node:assert/strict';
import { evaluate } from '../../src/content/expression.ts';
import { type Value, valueText } from '../../src/content/value.ts';
import { exact } from '../../src/learning/marking/exact.ts';

const SCOPE = new Map<string, Value>([
  ['a', exact(3)],
  ['b', exact('-1/2')],
  ['name', 'Ana'],
]);

const VALUES: readonly [string, string][] = [
  ['1/3 + 1/6', '1/2'],
  ['a/b', '-6'],
  ['2^-3', '1/8'],
  ['0.1 + 0.2 == 0.3', 'true'],
  ['gcd(12, 18) + lcm(4, 6)', '18'],
  ['mod(-1, 5)', '4'],
  ['7 mod 3', '1'],
  ['min(a, b, 1)', '-1/2'],
  ['max(a, b, 1)', '3'],
  ['abs(b) + sign(b) + floor(7/2) + ceil(7/2)', '13/2'],
  ['sqrt(9/4)', '3/2'],
  ['5!', '120'],
  ['num(6/4)', '3'],
  ['den(6/4)', '2'],
  ['1 < a <= 3', 'true'],
  ['not (a == 3) or b < 0 and true', 'true'],
  ['if(a > 2, name, 1/0)', 'Ana'],
  ['a > 2 ? 1 : 2', '1'],
  ['name == "Ana"', 'true'],
  ['tex(b)', '-\\frac{1}{2}'],
  ['tex(4/2)', '2'],
  ['texmixed(-7/2)', '-3\\frac{1}{2}'],
  ['mixed(7/2)', '3 1/2'],
  ['rawfrac(2, 4)', '\\frac{2}{4}'],
  ['signed(b)', '- 1/2'],
  ['signed(a)', '+ 3'],
  ['signedtex(b)', '- \\frac{1}{2}'],
  ['coef(1)', ''],
  ['coef(-1)', '-'],
  ['coef(b)', '-\\frac{1}{2}'],
  ['paren(b)', '(-1/2)'],
  ['paren(a)', '3'],
  ['decimal(1/3, 2)', '0.33'],
  ['decimal(2/3, 2)', '0.67'],
  ['decimal(-1/2, 0)', '-1'],
  ['decimal(5/2, 3)', '2.5'],
  ['decimal(-1/1000, 2)', '0'],
  ['round(5/2)', '3'],
];

const REFUSED = [
  'import("x")',
  'createUnit("x")',
  'evaluate("1")',
  'parse("1")',
  'simplify("x")',
  'derivative("x", "x")',
  'config({})',
  'constructor',
  '__proto__',
  'toString(a)',
  'a.b',
  'a[1]',
  '[1, 2]',
  '{a: 1}',
  'f(x) = x',
  'a = 4',
  '1:10',
  'a; b',
  '9^9^9',
  '10^400*10^4000',
  '1000!',
  '1/0',
  '0^-1',
  'unknown',
  'a + name',
  'if(a, 1, 2)',
  'sqrt(-1)',
  'i',
  'pi',
  'min()',
  'tex(name)',
  'gcd(1/2, 3)',
  'random()',
  '(',
  '',
  'a b c (',
];

describe('the template language', () => {
  for (const [expression, value] of VALUES) {
    it(`${expression} is ${value}`, () => {
      assert.equal(valueText(evaluate(expression, SCOPE)), value);
    });
  }

  for (const expression of REFUSED) {
    it(`refuses "${expression}"`, () => {
      assert.throws(() => evaluate(expression, SCOPE), Error);
    });
  }
});
