import type { MathNode } from 'mathjs';
import type { DecimalMark } from '../decimalMark.ts';
import * as maths from '../maths.ts';
import { mathTree } from '../mathTree.ts';
import type { Expr, Written } from './expr.ts';
import { normaliseSide } from './normalise.ts';

const BINARY: Readonly<Record<string, 'add' | 'sub' | 'mul' | 'div' | 'pow'>> = {
  add: 'add',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  pow: 'pow',
};

/** The tree of the parser as one of ours; throws on everything an expression of a learner can't have. */
function convert(node: MathNode, variables: readonly string[]): Expr {
  if (maths.isParenthesisNode(node)) return convert(node.content, variables);
  if (maths.isConstantNode(node) && maths.isFraction(node.value)) return { op: 'num', value: node.value };
  if (maths.isSymbolNode(node) && variables.includes(node.name)) return { op: 'var', name: node.name };
  if (maths.isFunctionNode(node)) return root(node.fn.name, node.args, variables);
  if (maths.isOperatorNode(node)) return operation(node.fn, node.args, variables);
  throw new SyntaxError(`${node.type} is not part of an expression`);
}

function root(name: string, args: readonly MathNode[], variables: readonly string[]): Expr {
  const [of, more] = args;
  if (name !== 'sqrt' || !of || more) throw new SyntaxError(`${name} is not part of an expression`);
  return { op: 'sqrt', of: convert(of, variables) };
}

function operation(name: string, args: readonly MathNode[], variables: readonly string[]): Expr {
  const [first, second] = args;
  if (!first) throw new SyntaxError('an operand is missing');
  const left = convert(first, variables);
  if (!second) {
    if (name === 'unaryPlus') return left;
    if (name === 'unaryMinus') return { op: 'neg', of: left };
  }
  const op = Object.hasOwn(BINARY, name) ? BINARY[name] : undefined;
  if (!op || !second) throw new SyntaxError(`${name} is not part of an expression`);
  return { op, left, right: convert(second, variables) };
}

function readSide(text: string, variables: readonly string[], mark: DecimalMark): Expr | null {
  const plain = normaliseSide(text, mark);
  if (plain === null) return null;
  try {
    return convert(mathTree(plain), variables);
  } catch {
    return null;
  }
}

/**
 * Reads an expression, or an equation with one `=`, over the declared letters: implicit multiplication (`2x`, `xy`,
 * `x(x+1)`), `·`, `×`, `÷`, `²`, `√` and every spelling of minus. Null when it can't be read; never throws.
 */
export function readWritten(text: string, variables: readonly string[], mark: DecimalMark): Written | null {
  if (text.length > 500) return null;
  const [first = '', second, third] = text.split('=');
  if (third !== undefined) return null;
  const left = readSide(first, variables, mark);
  if (second === undefined) return left && { kind: 'expression', value: left };
  const right = readSide(second, variables, mark);
  return left && right && { kind: 'equation', left, right };
}
