import type { ExpressionForm } from '../key.ts';
import { readAs } from './compare.ts';
import type { Expr, Written } from './expr.ts';
import { isFactored } from './factored.ts';
import { isExpanded, isSimplified } from './simplified.ts';

/** The part of a key that a form is judged by. */
interface FormKey {
  readonly answer: string;
  readonly variables: readonly string[];
  readonly equation: boolean;
  readonly form: ExpressionForm;
}

function hasForm(node: Expr, answer: Expr | null, form: ExpressionForm): boolean {
  switch (form) {
    case 'equivalent':
      return true;
    case 'simplified':
      return isSimplified(node);
    case 'expanded':
      return isExpanded(node);
    case 'factored':
      return isFactored(node, answer);
  }
}

/** Whether an answer is written in the form asked for; of an equation, both sides are. */
export function writtenHasForm(given: Written, key: FormKey): boolean {
  const answer = readAs(key.answer, key.variables, key.equation, '.');
  if (given.kind === 'expression') {
    return hasForm(given.value, answer?.kind === 'expression' ? answer.value : null, key.form);
  }
  return [given.left, given.right].every((side) => hasForm(side, null, key.form));
}
