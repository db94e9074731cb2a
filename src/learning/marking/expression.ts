import { equivalentWritten, readAs } from './algebra/compare.ts';
import { writtenHasForm } from './algebra/form.ts';
import type { DecimalMark } from './decimalMark.ts';
import type { Key, Mark } from './key.ts';
import { right, unreadable, wrong } from './verdict.ts';

/**
 * An algebraic expression or equation: every equivalent one is right, in whatever form it is written, unless a form was
 * asked for; then the right value in another form is no slip but another try (`form`).
 */
export function markExpression(
  key: Extract<Key, { kind: 'expression' }>,
  text: string,
  mark: DecimalMark,
): Mark {
  const { variables, equation } = key;
  const given = readAs(text, variables, equation, mark);
  if (!given) return unreadable();
  const same = (other: string) => {
    const written = readAs(other, variables, equation, '.');
    return written !== null && equivalentWritten(given, written, variables);
  };
  if (same(key.answer)) return writtenHasForm(given, key) ? right() : wrong(undefined, 'form');
  return wrong(key.patterns.find((pattern) => same(pattern.answer)));
}
