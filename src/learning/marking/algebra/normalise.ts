import type { DecimalMark } from '../decimalMark.ts';
import { asciiMaths, decimalPoints } from '../signs.ts';

const TOKEN = /\s*(?:(sqrt)|([a-zA-Z])|(\d+(?:\.\d+)?|\.\d+)|([-+*/^()]))/y;
const MAX_DEPTH = 40;
const MAX_TOKENS = 200;

interface Token {
  readonly kind: 'function' | 'letter' | 'number' | 'sign';
  readonly text: string;
}

function tokens(text: string): Token[] | null {
  const found: Token[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match || found.length >= MAX_TOKENS) return null;
    const [, name, letter, number, sign] = match;
    if (name !== undefined) found.push({ kind: 'function', text: name });
    else if (letter !== undefined) found.push({ kind: 'letter', text: letter });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
  }
  return found;
}

function tooDeep(list: readonly Token[]): boolean {
  let depth = 0;
  return list.some((token) => {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    return depth > MAX_DEPTH || depth < 0;
  });
}

/**
 * The multiplication sign that is missing between two tokens. It is a sign like any other: `x/2y` and `x/yz` are read
 * from left to right as `(x/2)y` and `(x/y)z`, as `1/2x + 3` is meant where lines are taught. The parser alone would let
 * some missing signs bind tighter than the stroke, and take `x(…)` for a call, `xy` for one name, `0x1` for hexadecimal
 * and `2e3` for a power of ten.
 */
function gap(before: Token | undefined, after: Token): string {
  if (!before || before.kind === 'function') return '';
  const opens = after.kind === 'letter' || after.kind === 'function' || after.text === '(';
  if (before.kind === 'number') return opens ? ' * ' : '';
  if (before.kind === 'letter') return opens || after.kind === 'number' ? ' * ' : '';
  if (before.text === ')') return opens || after.kind === 'number' ? ' * ' : '';
  return '';
}

/**
 * One side of what a learner typed, rewritten to what the parser reads without doubt: one spelling per operation, every
 * letter a factor of its own, decimals with a point. Null when it holds anything else, is too long or nested too deep.
 */
export function normaliseSide(text: string, mark: DecimalMark): string | null {
  const plain = decimalPoints(asciiMaths(text), mark)
    .trim()
    .replace(/√\s*\(/g, 'sqrt(')
    .replace(/√\s*(\d+|[a-zA-Z])/g, 'sqrt($1)');
  const list = plain === '' ? null : tokens(plain);
  if (!list || list.length === 0 || tooDeep(list)) return null;
  return list.map((token, index) => gap(list[index - 1], token) + token.text).join('');
}
