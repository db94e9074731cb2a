/** Parses typed algebra just far enough to draw it; marking happens on the server by its own rules. */
interface Cursor {
  readonly tokens: readonly string[];
  at: number;
}

const TOKEN = /\d+(?:[.,]\d+)?|[a-zA-Z]|[-+*/^()=−×÷·:]/g;
const SIGNS: Readonly<Record<string, string>> = { '-': '−', '*': '·' };

/**
 * Draws a typed formula as MathML: `(x+1)/2` as a fraction, `x^2` as a power. Null while it cannot be read (nothing
 * typed, an unknown sign, an open bracket): the preview then stays empty instead of guessing.
 */
export function typeset(text: string): string | null {
  const compact = text.replace(/\s+/g, '');
  const tokens = compact.match(TOKEN) ?? [];
  if (compact === '' || tokens.join('') !== compact || compact.length > 200) return null;
  const cursor: Cursor = { tokens, at: 0 };
  const drawn = drawSum(cursor);
  return drawn === null || cursor.at < tokens.length ? null : `<math>${drawn}</math>`;
}

const isSum = (token: string) => /^[-+−=]$/.test(token);
const isProduct = (token: string) => /^[*×·÷:]$/.test(token);

function next({ tokens, at }: Cursor): string {
  return tokens[at] ?? '';
}

function sign(token: string): string {
  return `<mo>${SIGNS[token] ?? token}</mo>`;
}

function drawSum(cursor: Cursor): string | null {
  let drawn = '';
  if (/^[-+−]$/.test(next(cursor))) drawn += sign(cursor.tokens[cursor.at++] ?? '');
  for (;;) {
    const term = drawProduct(cursor);
    if (term === null) return null;
    drawn += term;
    if (!isSum(next(cursor))) return `<mrow>${drawn}</mrow>`;
    drawn += sign(cursor.tokens[cursor.at++] ?? '');
    if (/^[-−]$/.test(next(cursor)) && drawn.endsWith('<mo>=</mo>'))
      drawn += sign(cursor.tokens[cursor.at++] ?? '');
  }
}

function drawProduct(cursor: Cursor): string | null {
  let left = drawPower(cursor);
  while (left !== null) {
    const token = next(cursor);
    if (token === '/') {
      cursor.at += 1;
      const below = drawPower(cursor);
      left = below === null ? null : `<mfrac>${bare(left)}${bare(below)}</mfrac>`;
    } else if (isProduct(token)) {
      cursor.at += 1;
      const right = drawPower(cursor);
      left = right === null ? null : `${left}${sign(token)}${right}`;
    } else if (/^[\w(]/.test(token)) {
      const right = drawPower(cursor);
      left = right === null ? null : `${left}${right}`;
    } else return left;
  }
  return null;
}

function drawPower(cursor: Cursor): string | null {
  const base = drawAtom(cursor);
  if (base === null || next(cursor) !== '^') return base;
  cursor.at += 1;
  const minus = /^[-−]$/.test(next(cursor)) ? sign(cursor.tokens[cursor.at++] ?? '') : '';
  const power = drawPower(cursor);
  return power === null ? null : `<msup>${row(base)}<mrow>${minus}${bare(power)}</mrow></msup>`;
}

function drawAtom(cursor: Cursor): string | null {
  const token = cursor.tokens[cursor.at++] ?? '';
  if (/^\d/.test(token)) return `<mn>${token}</mn>`;
  if (/^[a-zA-Z]$/.test(token)) return `<mi>${token}</mi>`;
  if (token !== '(') return null;
  const inside = drawSum(cursor);
  if (inside === null || cursor.tokens[cursor.at++] !== ')') return null;
  return `<mrow data-bracket=""><mo>(</mo>${inside}<mo>)</mo></mrow>`;
}

const BRACKETS = /^<mrow data-bracket=""><mo>\(<\/mo>([\s\S]*)<mo>\)<\/mo><\/mrow>$/;

/** A part without the brackets that a fraction bar or a raised place makes needless. */
function bare(drawn: string): string {
  const inside = BRACKETS.exec(drawn)?.[1];
  return inside !== undefined && !inside.includes('data-bracket') ? inside : row(drawn);
}

function row(drawn: string): string {
  return `<mrow>${drawn}</mrow>`;
}
