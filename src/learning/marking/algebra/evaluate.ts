import type { Complex } from 'mathjs';
import { type Exact, isZero, power } from '../exact.ts';
import { add, complex, divide, multiply, pow, sqrt, subtract } from '../maths.ts';
import type { Expr } from './expr.ts';
import { height, MOST_BITS } from './height.ts';

/** Values of the letters. */
export type Point = ReadonlyMap<string, Exact>;

/** Whether an expression is a rational function whose values stay small enough to compute exactly. */
export function isExact(node: Expr): boolean {
  return !hasRoot(node) && height(node) <= MOST_BITS;
}

function hasRoot(node: Expr): boolean {
  if (node.op === 'sqrt') return true;
  if (node.op === 'neg') return hasRoot(node.of);
  return 'left' in node && (hasRoot(node.left) || hasRoot(node.right));
}

function letter(point: Point, name: string): Exact {
  const value = point.get(name);
  if (value === undefined) throw new ReferenceError(name);
  return value;
}

/** Exact value at a point. Throws a RangeError where the expression has none (division by zero). */
export function exactValue(node: Expr, point: Point): Exact {
  if (node.op === 'num') return node.value;
  if (node.op === 'var') return letter(point, node.name);
  if (node.op === 'neg') return exactValue(node.of, point).neg();
  if (node.op === 'sqrt') throw new RangeError('a root has no exact value');
  const left = exactValue(node.left, point);
  const right = exactValue(node.right, point);
  if (node.op === 'add') return left.add(right);
  if (node.op === 'sub') return left.sub(right);
  if (node.op === 'mul') return left.mul(right);
  if (node.op === 'pow') return power(left, right);
  if (isZero(right)) throw new RangeError('division by zero');
  return left.div(right);
}

/** Real value at a point in double precision. Throws a RangeError where it, or any part of it, is not real and finite. */
export function realValue(node: Expr, point: Point): number {
  const value = realStep(node, point);
  if (!Number.isFinite(value)) throw new RangeError('not a real number');
  return value;
}

function realStep(node: Expr, point: Point): number {
  if (node.op === 'num') return node.value.valueOf();
  if (node.op === 'var') return letter(point, node.name).valueOf();
  if (node.op === 'neg') return -realValue(node.of, point);
  if (node.op === 'sqrt') return Math.sqrt(realValue(node.of, point));
  const left = realValue(node.left, point);
  const right = realValue(node.right, point);
  if (node.op === 'add') return left + right;
  if (node.op === 'sub') return left - right;
  if (node.op === 'mul') return left * right;
  return node.op === 'pow' ? left ** right : left / right;
}

/** Value at a point in complex double precision, principal values: for what is not real. */
export function complexValue(node: Expr, point: Point): Complex {
  if (node.op === 'num') return complex(node.value.valueOf(), 0);
  if (node.op === 'var') return complex(letter(point, node.name).valueOf(), 0);
  if (node.op === 'neg') return asComplex(multiply(-1, complexValue(node.of, point)));
  if (node.op === 'sqrt') return asComplex(sqrt(complexValue(node.of, point)));
  const left = complexValue(node.left, point);
  const right = complexValue(node.right, point);
  if (node.op === 'add') return asComplex(add(left, right));
  if (node.op === 'sub') return asComplex(subtract(left, right));
  if (node.op === 'mul') return asComplex(multiply(left, right));
  if (node.op === 'pow') return asComplex(pow(left, right));
  return asComplex(divide(left, right));
}

/** Throws a RangeError for what is no finite complex number, so that a tower of powers ends at its first floor. */
function asComplex(value: unknown): Complex {
  if (typeof value === 'number' && Number.isFinite(value)) return complex(value, 0);
  if (value !== null && typeof value === 'object' && 're' in value && 'im' in value) {
    const [re, im] = [Number(value.re), Number(value.im)];
    if (Number.isFinite(re) && Number.isFinite(im)) return complex(re, im);
  }
  throw new RangeError('not a finite number');
}
