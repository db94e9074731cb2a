import { LRUCache } from 'lru-cache';
import type { MathNode } from 'mathjs';
import * as maths from '../learning/marking/maths.ts';
import { mathTree } from '../learning/marking/mathTree.ts';
import { callFunction } from './functions.ts';
import { binary, comparison, unary } from './operators.ts';
import { asTruth, type Value } from './value.ts';

/** Names and what they stand for while one item is filled in. */
export type Scope = ReadonlyMap<string, Value>;

const trees = new LRUCache<string, MathNode>({ max: 5_000 });

function tree(text: string): MathNode {
  const known = trees.get(text);
  if (known) return known;
  const read = mathTree(text);
  trees.set(text, read);
  return read;
}

/**
 * Value of an expression of the template language: mathjs syntax over exact numbers, texts and truth values.
 * Throws a SyntaxError, TypeError or RangeError whose message an author can act on. Work is bounded: there are no loops
 * and no number grows past a fixed size.
 */
export function evaluate(text: string, scope: Scope): Value {
  return walk(tree(text), scope);
}

/** What an expression refers to. */
export interface Names {
  readonly values: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

/** Every name an expression uses, for checking; also those in a branch that is hardly ever computed. */
export function namesIn(text: string): Names {
  const called = new Set<MathNode>();
  const values = new Set<string>();
  const functions = new Set<string>();
  tree(text).traverse((node) => {
    if (maths.isFunctionNode(node)) {
      called.add(node.fn);
      functions.add(node.fn.name);
    }
    if (maths.isSymbolNode(node) && !called.has(node)) values.add(node.name);
  });
  return { values, functions };
}

function walk(node: MathNode, scope: Scope): Value {
  if (maths.isConstantNode(node)) return constant(node.value);
  if (maths.isSymbolNode(node)) return lookUp(node.name, scope);
  if (maths.isParenthesisNode(node)) return walk(node.content, scope);
  if (maths.isOperatorNode(node)) return operator(node.fn, node.args, scope);
  if (maths.isFunctionNode(node)) return call(node.fn.name, node.args, scope);
  if (maths.isConditionalNode(node))
    return walk(asTruth(walk(node.condition, scope)) ? node.trueExpr : node.falseExpr, scope);
  if (maths.isRelationalNode(node)) return chain(node.conditionals, node.params, scope);
  throw new SyntaxError(`${node.type} is not part of the template language`);
}

function constant(value: unknown): Value {
  if (maths.isFraction(value) || typeof value === 'string' || typeof value === 'boolean') return value;
  throw new SyntaxError(`${String(value)} is not part of the template language`);
}

function lookUp(name: string, scope: Scope): Value {
  const value = scope.get(name);
  if (value === undefined) throw new ReferenceError(`nothing is called ${name}`);
  return value;
}

function operator(name: string, args: readonly MathNode[], scope: Scope): Value {
  const [first, second] = args;
  if (!first) throw new SyntaxError('an operand is missing');
  const left = walk(first, scope);
  if (!second) return unary(name, left);
  if (name === 'and') return asTruth(left) && asTruth(walk(second, scope));
  if (name === 'or') return asTruth(left) || asTruth(walk(second, scope));
  return binary(name, left, walk(second, scope));
}

function call(name: string, args: readonly MathNode[], scope: Scope): Value {
  const [condition, yes, no] = args;
  if (name !== 'if')
    return callFunction(
      name,
      args.map((argument) => walk(argument, scope)),
    );
  if (!condition || !yes || !no) throw new TypeError('if needs a condition and two values');
  return walk(asTruth(walk(condition, scope)) ? yes : no, scope);
}

function chain(conditionals: readonly string[], params: readonly MathNode[], scope: Scope): boolean {
  const values = params.map((param) => walk(param, scope));
  return conditionals.every((name, i) => {
    const [left, right] = [values[i], values[i + 1]];
    return left !== undefined && right !== undefined && comparison(name, left, right) === true;
  });
}
