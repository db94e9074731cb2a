import mathjs from 'mathjs/lib/browser/math.js';

/**
 * What we use of mathjs, from its own bundle: one file instead of about a thousand modules, which took a quarter of the
 * time that the tool needs to start. Types come from `mathjs` itself.
 */
export const {
  add,
  complex,
  create,
  divide,
  Fraction,
  isConditionalNode,
  isConstantNode,
  isFraction,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  multiply,
  pow,
  sqrt,
  subtract,
} = mathjs;
