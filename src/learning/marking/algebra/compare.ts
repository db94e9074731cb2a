import type { DecimalMark } from '../decimalMark.ts';
import { equivalent, sameEquation } from './equivalent.ts';
import type { Expr, Written } from './expr.ts';
import { readWritten } from './read.ts';

function difference(equation: Extract<Written, { kind: 'equation' }>): Expr {
  return { op: 'sub', left: equation.left, right: equation.right };
}

/**
 * Reads an answer as what the question wants: an equation, or an expression. An expression may be given as
 * `y = …` with any single letter in front. Null when it can't be read as that.
 */
export function readAs(
  text: string,
  variables: readonly string[],
  equation: boolean,
  mark: DecimalMark,
): Written | null {
  const named = equation ? null : /^\s*[a-zA-Z]\s*=([^=]*)$/.exec(text);
  const written = readWritten(named?.[1] ?? text, variables, mark);
  return written && (written.kind === 'equation') === equation ? written : null;
}

/** Whether two readings mean the same: equal values, or equations equal up to a constant factor. */
export function equivalentWritten(a: Written, b: Written, variables: readonly string[]): boolean {
  if (a.kind === 'expression' && b.kind === 'expression') return equivalent(a.value, b.value, variables);
  if (a.kind === 'equation' && b.kind === 'equation') {
    return sameEquation(difference(a), difference(b), variables);
  }
  return false;
}

/** Whether two authored answers mean the same; false when one of them can't be read. */
export function equivalentTexts(
  a: string,
  b: string,
  variables: readonly string[],
  equation: boolean,
): boolean {
  const [left, right] = [readAs(a, variables, equation, '.'), readAs(b, variables, equation, '.')];
  return left !== null && right !== null && equivalentWritten(left, right, variables);
}
