import { type Exact, exact, isZero, numerator } from '../exact.ts';
import type { Expr } from './expr.ts';
import { readWritten } from './read.ts';

const ONE = exact(1);

/** How strongly an expression holds together: a sum needs brackets inside a product, a product inside a power. */
function strength(node: Expr): number {
  if (node.op === 'add' || node.op === 'sub') return 1;
  if (node.op === 'neg' || (node.op === 'num' && node.value.s < 0n)) return 2;
  if (node.op === 'mul') return 3;
  if (node.op === 'div' || (node.op === 'num' && node.value.d !== 1n)) return 4;
  return node.op === 'pow' ? 5 : 6;
}

function inside(node: Expr, least: number): string {
  const text = print(node);
  return strength(node) < least ? `\\left(${text}\\right)` : text;
}

function number(value: Exact): string {
  const sign = value.s < 0n ? '-' : '';
  return value.d === 1n ? String(numerator(value)) : `${sign}\\frac{${value.n}}{${value.d}}`;
}

/** The number an expression is, if it is written as one. */
function literal(node: Expr): Exact | null {
  if (node.op === 'num') return node.value;
  const inner = node.op === 'neg' ? literal(node.of) : null;
  return inner?.neg() ?? null;
}

function product(left: Expr, right: Expr): string {
  const factor = literal(left);
  if (factor?.equals(ONE)) return print(right);
  if (factor?.equals(ONE.neg())) return `-${inside(right, 3)}`;
  const dot = literal(right) !== null || strength(right) === 4 ? ' \\cdot ' : '';
  return `${factor ? number(factor) : inside(left, 3)}${dot}${inside(right, 3)}`;
}

/** The positive counterpart of a term that starts with a minus, or null. */
function negated(node: Expr): Expr | null {
  if (node.op === 'neg') return node.of;
  if (node.op === 'num' && node.value.s < 0n) return { op: 'num', value: node.value.neg() };
  if (node.op !== 'mul' && node.op !== 'div') return null;
  const left = negated(node.left);
  return left && { ...node, left };
}

function sum(left: Expr, right: Expr, sign: 'add' | 'sub'): string {
  const value = literal(right);
  if (value && isZero(value)) return print(left);
  const positive = negated(right);
  const plus = (sign === 'add') === (positive === null);
  return `${print(left)} ${plus ? '+' : '-'} ${inside(positive ?? right, 2)}`;
}

function print(node: Expr): string {
  switch (node.op) {
    case 'num':
      return number(node.value);
    case 'var':
      return node.name;
    case 'neg':
      return `-${inside(node.of, 3)}`;
    case 'sqrt':
      return `\\sqrt{${print(node.of)}}`;
    case 'mul':
      return product(node.left, node.right);
    case 'div':
      return `\\frac{${print(node.left)}}{${print(node.right)}}`;
    case 'pow':
      return `${inside(node.left, 6)}^{${print(node.right)}}`;
    default:
      return sum(node.left, node.right, node.op);
  }
}

/** TeX of an authored expression or equation as people write it: `-3*x + -4` as `-3x - 4`. Null when unreadable. */
export function expressionTex(text: string, variables: readonly string[]): string | null {
  const written = readWritten(text, variables, '.');
  if (!written) return null;
  return written.kind === 'expression'
    ? print(written.value)
    : `${print(written.left)} = ${print(written.right)}`;
}
