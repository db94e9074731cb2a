import assert from 'node:assert/strict';
import type { ExpressionForm } from '../../../src/learning/marking/key.ts';
import { expression, verdict } from './keys.ts';

const EQUIVALENT: readonly [string, string, string][] = [
  ['2*x + 3', '2x+3', 'right'],
  ['2*x + 3', '3+2x', 'right'],
  ['2*x + 3', '2·x + 3', 'right'],
  ['2*x + 3', '2×x+3', 'right'],
  ['2*x + 3', 'y = 2x + 3', 'right'],
  ['2*x + 3', '2(x+1)+1', 'right'],
  ['2*x + 3', '2x + 4', 'wrong'],
  ['2*x + 3', '2x3', 'wrong'],
  ['x - 4', 'x − 4', 'right'],
  ['x - 4', '-(4-x)', 'right'],
  ['x/2', 'x÷2', 'right'],
  ['x/2', '½x', 'unreadable'],
  ['x/2', '0.5x', 'right'],
  ['x/2', '0,5x', 'right'],
  ['x^2 + x', 'x(x+1)', 'right'],
  ['x^2 + x', 'x² + x', 'right'],
  ['x^2 + x', 'x**2+x', 'right'],
  ['x*(x+1)^2', 'x(x+1)²', 'right'],
  ['x*(x+1)^2', '(x+1)^2x', 'right'],
  ['x*y', 'yx', 'right'],
  ['(x+1)*(x-1)', 'x^2-1', 'right'],
  ['(x+1)^3', '(x+1)(x+1)(x+1)', 'right'],
  ['1/(x+1)', '(x-1)/(x^2-1)', 'right'],
  ['1/x', 'x^-1', 'right'],
  ['2*sqrt(x)', '√(4x)', 'right'],
  ['sqrt(x)', 'x^(1/2)', 'right'],
  ['x', 'sqrt(x^2)', 'wrong'],
  ['x', 'sqrt(x)^2', 'right'],
  ['sqrt(x*y)', 'sqrt(x)sqrt(y)', 'right'],
  ['sqrt(x)*sqrt(y)', '√(xy)', 'right'],
  ['sqrt(x*y)', 'sqrt(x)+sqrt(y)', 'wrong'],
  ['sqrt(x)*sqrt(-y)', '√(-xy)', 'right'],
  ['sqrt(x/y)', '√x/√y', 'right'],
  ['sqrt(x - y)', 'sqrt(x) - sqrt(y)', 'wrong'],
  ['sqrt(x - 200)', 'sqrt(x - 200)', 'right'],
  ['sqrt(x - 200)', 'sqrt(x - 201)', 'wrong'],
  ['sqrt(-1 - x^2)', 'sqrt(-(x^2+1))', 'right'],
  ['sqrt(-1 - x^2)', 'sqrt(-2 - x^2)', 'wrong'],
  ['sqrt(2)*sqrt(3)*x', 'sqrt(6)x', 'right'],
  ['x/2', '1/2x', 'right'],
  ['x*y/2', 'x/2y', 'right'],
  ['x/(2*y)', 'x/2y', 'wrong'],
  ['x/(2*y)', 'x/(2y)', 'right'],
  ['y/x*y', 'y/xy', 'right'],
  ['(1/x)*(x+1)', '1/x(x+1)', 'right'],
  ['x/2*(x+1)', 'x/2(x+1)', 'right'],
  ['x/2*sqrt(y)', 'x/2sqrt(y)', 'right'],
  ['2^3*x', '2^3x', 'right'],
  ['2^(x+1)', '2*2^x', 'right'],
  ['5', '2+3', 'right'],
  ['x', 'z', 'unreadable'],
  ['x', '', 'unreadable'],
  ['x', '2x+', 'unreadable'],
  ['x', '(x', 'unreadable'],
  ['x', 'x)(', 'unreadable'],
  ['x', 'sin(x)', 'unreadable'],
  ['x', 'x;x', 'unreadable'],
  ['x', 'x==x', 'unreadable'],
  ['x', 'import(x)', 'unreadable'],
  ['x', '1/0', 'wrong'],
  ['x', 'x/(y-y)', 'wrong'],
  ['x', '9^9^9^9', 'wrong'],
];

const EQUATIONS: readonly [string, string, string][] = [
  ['y = 2*x + 1', 'y=2x+1', 'right'],
  ['y = 2*x + 1', '2x + 1 = y', 'right'],
  ['y = 2*x + 1', '2y = 4x + 2', 'right'],
  ['y = 2*x + 1', 'y - 2x = 1', 'right'],
  ['y = 2*x + 1', '0 = 2x - y + 1', 'right'],
  ['y = 2*x + 1', 'y = 2x - 1', 'wrong'],
  ['y = 2*x + 1', 'y = 2x', 'wrong'],
  ['y = 2*x + 1', '0 = 0', 'wrong'],
  ['y = 2*x + 1', '2x + 1', 'unreadable'],
  ['y = x/2 + 3', 'y = 1/2x + 3', 'right'],
  ['y = sqrt(x)*sqrt(y)', 'y = sqrt(xy)', 'right'],
  ['y = sqrt(x)*sqrt(y)', '2y = sqrt(4xy)', 'right'],
  ['y = sqrt(x^2)', 'y = x', 'wrong'],
  ['y = 2*x + 1', 'y = 2x + 1 = 3', 'unreadable'],
];

const FORMS: readonly [ExpressionForm, string, string, string][] = [
  ['simplified', '5*x', '5x', 'right'],
  ['simplified', '5*x', 'x*5', 'right'],
  ['simplified', '5*x', '3x+2x', 'form'],
  ['simplified', '5*x', '5x+0', 'form'],
  ['simplified', '5*x', '1*5x', 'form'],
  ['simplified', '3*x+6', '3(x+2)', 'right'],
  ['simplified', '3*x+6', '2(x+3)+x', 'form'],
  ['simplified', '3*x+6', '6+3x', 'right'],
  ['simplified', '3*x+6', '3x+2+4', 'form'],
  ['simplified', 'x/2', '2x/4', 'form'],
  ['simplified', 'x/2', '1/2 x', 'right'],
  ['simplified', 'x+2', '(2x+4)/2', 'form'],
  ['simplified', '2*x-3', '2x+-3', 'form'],
  ['simplified', '-x', '-1x', 'form'],
  ['simplified', 'x^2', 'x*x', 'form'],
  ['simplified', 'x^6', '(x^2)^3', 'form'],
  ['simplified', '4*x^2', '(2x)^2', 'form'],
  ['simplified', '3/x', '6/(2x)', 'form'],
  ['simplified', '3/4', '6/8', 'form'],
  ['simplified', '6*x^2*y', '2x*3xy', 'form'],
  ['expanded', '3*x+6', '3x+6', 'right'],
  ['expanded', '3*x+6', '3(x+2)', 'form'],
  ['expanded', 'x^2-4', '(x-2)(x+2)', 'form'],
  ['expanded', 'x^2+2*x+1', '(x+1)^2', 'form'],
  ['expanded', '-x-2', '-(x+2)', 'form'],
  ['factored', '3*(x+2)', '3(x+2)', 'right'],
  ['factored', '3*(x+2)', '3x+6', 'form'],
  ['factored', '4*(x+2)', '2(2x+4)', 'form'],
  ['factored', '(x-1)*(x+1)', 'x^2-1', 'form'],
  ['factored', '(x-1)*(x+1)', '(x+1)(x-1)', 'right'],
  ['factored', '2*(x-3)^2', '2(x-3)(x-3)', 'right'],
  ['factored', '2*x*(x+2)', '2(x^2+2x)', 'form'],
];

describe('marking an expression', () => {
  for (const [answer, text, expected] of EQUIVALENT) {
    it(`"${text}" for ${answer} is ${expected}`, () => {
      assert.equal(verdict(expression({ answer }, text)), expected);
    });
  }

  for (const [answer, text, expected] of EQUATIONS) {
    it(`"${text}" for the equation ${answer} is ${expected}`, () => {
      assert.equal(verdict(expression({ answer, equation: true }, text)), expected);
    });
  }

  for (const [form, answer, text, expected] of FORMS) {
    it(`"${text}" for ${answer} asked ${form} is ${expected}`, () => {
      assert.equal(verdict(expression({ answer, form }, text)), expected);
    });
  }

  it('reads a comma between digits by the locale', () => {
    assert.equal(verdict(expression({ answer: '1000*x' }, '1,000x', '.')), 'right');
    assert.equal(verdict(expression({ answer: 'x' }, '1,000x', ',')), 'right');
    assert.equal(verdict(expression({ answer: '3*x/2' }, '1,5x', ',')), 'right');
  });

  it('recognises a wrong answer in every equivalent form', () => {
    const patterns = [{ answer: '2*x + 3', misconception: 'first-term-only', feedback: null }];
    const mark = expression({ answer: '2*x + 6', patterns }, '3 + x·2');
    assert.equal(mark.misconception, 'first-term-only');
  });
});
