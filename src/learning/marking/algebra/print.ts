import { type Exact, exact, isZero, numerator } from '../exact.ts';
import type { Expr } from './expr.ts';
import { readWritten } from './read.ts';

const ONE = exact(1);

/** How strongly an expression holds together: a sum needs brackets inside a product, a product inside a power. */
function strength(node: Expr): number {
  if (node.op === 'add' || node.op === 'sub') return 1;
  if (negated(node) !== null) return 2;
  if (node.op === 'mul') return 3;
  if (node.op === 'div' || (node.op === 'num' && node.value.d !== 1n)) return 4;
  return node.op === 'pow' ? 5 : 6;
}

/** How the parts of an expression are spelled. */
interface Style {
  readonly group: (inner: string) => string;
  readonly over: (top: string, bottom: string) => string;
  readonly root: (inner: string) => string;
  readonly power: (base: string, exponent: string) => string;
  readonly times: string;
  /** Whether a fraction bar groups what stands above and below by itself. */
  readonly bar: boolean;
}

const TEX: Style = {
  group: (inner) => `\\left(${inner}\\right)`,
  over: (top, bottom) => `\\frac{${top}}{${bottom}}`,
  root: (inner) => `\\sqrt{${inner}}`,
  power: (base, exponent) => `${base}^{${exponent}}`,
  times: ' \\cdot ',
  bar: true,
};

const PLAIN: Style = {
  group: (inner) => `(${inner})`,
  over: (top, bottom) => `${top}/${bottom}`,
  root: (inner) => `sqrt(${inner})`,
  power: (base, exponent) => `${base}^${exponent}`,
  times: '*',
  bar: false,
};

/** The number an expression is, if it is written as one. */
function literal(node: Expr): Exact | null {
  if (node.op === 'num') return node.value;
  const inner = node.op === 'neg' ? literal(node.of) : null;
  return inner?.neg() ?? null;
}

/** The positive counterpart of a term that starts with a minus, or null. */
function negated(node: Expr): Expr | null {
  if (node.op === 'neg') return node.of;
  if (node.op === 'num' && node.value.s < 0n) return { op: 'num', value: node.value.neg() };
  if (node.op !== 'mul' && node.op !== 'div') return null;
  const left = negated(node.left);
  return left && { ...node, left };
}

class Printer {
  readonly #style: Style;

  constructor(style: Style) {
    this.#style = style;
  }

  #inside(node: Expr, least: number): string {
    const text = this.print(node);
    return strength(node) < least ? this.#style.group(text) : text;
  }

  #number(value: Exact): string {
    if (value.d === 1n) return String(numerator(value));
    return `${value.s < 0n ? '-' : ''}${this.#style.over(String(value.n), String(value.d))}`;
  }

  #product(left: Expr, right: Expr): string {
    const factor = literal(left);
    const [first, second] = [factor ? this.#number(factor) : this.#inside(left, 3), this.#inside(right, 3)];
    // A digit or a fraction after a factor would run into it; `1/2x` in plain text would be read in two ways.
    const apart = /^(\d|\\frac)/.test(second) || (!this.#style.bar && first.includes('/'));
    return `${first}${apart ? this.#style.times : ''}${second}`;
  }

  #quotient(left: Expr, right: Expr): string {
    const { bar, over } = this.#style;
    return bar
      ? over(this.print(left), this.print(right))
      : over(this.#inside(left, 3), this.#inside(right, 5));
  }

  #sum(left: Expr, right: Expr, sign: 'add' | 'sub'): string {
    const positive = negated(right);
    const plus = (sign === 'add') === (positive === null);
    return `${this.print(left)} ${plus ? '+' : '-'} ${this.#inside(positive ?? right, 2)}`;
  }

  print(node: Expr): string {
    switch (node.op) {
      case 'num':
        return this.#number(node.value);
      case 'var':
        return node.name;
      case 'neg':
        return `-${this.#inside(node.of, 3)}`;
      case 'sqrt':
        return this.#style.root(this.print(node.of));
      case 'mul':
        return this.#product(node.left, node.right);
      case 'div':
        return this.#quotient(node.left, node.right);
      case 'pow':
        return this.#style.power(
          this.#inside(node.left, 6),
          this.#style.bar ? this.print(node.right) : this.#inside(node.right, 6),
        );
      default:
        return this.#sum(node.left, node.right, node.op);
    }
  }
}

/** Without what templates leave behind: factors 1 and −1, and zeros added. */
function tidy(node: Expr): Expr {
  if (node.op === 'num' || node.op === 'var') return node;
  if (node.op === 'neg' || node.op === 'sqrt') return { ...node, of: tidy(node.of) };
  const [left, right] = [tidy(node.left), tidy(node.right)];
  const [first, second] = [literal(left), literal(right)];
  if (node.op === 'mul' && first?.equals(ONE)) return right;
  if (node.op === 'mul' && first?.equals(ONE.neg())) return { op: 'neg', of: right };
  if ((node.op === 'add' || node.op === 'sub') && second && isZero(second)) return left;
  return { ...node, left, right };
}

function printed(text: string, variables: readonly string[], style: Style): string | null {
  const written = readWritten(text, variables, '.');
  if (!written) return null;
  const printer = new Printer(style);
  if (written.kind === 'expression') return printer.print(tidy(written.value));
  return `${printer.print(tidy(written.left))} = ${printer.print(tidy(written.right))}`;
}

/** TeX of an authored expression or equation as people write it: `-3*x + -4` as `-3x - 4`. Null when unreadable. */
export function expressionTex(text: string, variables: readonly string[]): string | null {
  return printed(text, variables, TEX);
}

/** The same as a learner would type it. */
export function expressionText(text: string, variables: readonly string[]): string | null {
  return printed(text, variables, PLAIN);
}
