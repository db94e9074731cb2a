import type { MathNode } from 'mathjs';
import { create } from './maths.ts';

/**
 * mathjs used as a parser only: it reads text into a tree and nothing of the tree is ever run by mathjs. Who reads a
 * tree walks it with a closed list of node types, so functions that reach outside or change the engine cannot be named.
 */
const engine = create({ number: 'Fraction' });

/** Text in mathjs syntax as a tree; whole and decimal numbers are exact. Throws a SyntaxError. */
export function mathTree(text: string): MathNode {
  return engine.parse(text);
}
