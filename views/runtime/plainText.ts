import type { Html } from '../../src/api/question.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  minus: '−',
  times: '×',
};

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Sign between the parts of a two-part MathML element, as people type it. */
const BETWEEN: Readonly<Record<string, string>> = { mfrac: '/', msup: '^', msub: '_' };

interface Open {
  readonly name: string;
  parts: string[];
}

function joinParts({ name, parts }: Open): string {
  const sign = BETWEEN[name];
  if (name === 'msqrt') return `√(${parts.join('')})`;
  return parts
    .map((part) => (sign && part.length > 1 && /[^\w.]/.test(part) ? `(${part})` : part))
    .join(sign ?? '');
}

function closeElement(stack: Open[], name: string): void {
  const at = stack.findLastIndex((open) => open.name === name);
  while (at > 0 && stack.length > at) {
    const done = stack.pop();
    if (done) stack.at(-1)?.parts.push(joinParts(done));
  }
}

const DROPPED =
  /<annotation[^>]*>[\s\S]*?<\/annotation>|<(script|style)[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g;
const VOID = /^(br|img|hr|mspace|input|wbr|none|mprescripts)$/;

/** What stands for a tag in the text: a picture's description, a space where a block ends. */
function tagText(tag: string, name: string): string {
  if (name === 'img') return ` ${decode(/\balt="([^"]*)"/.exec(tag)?.[1] ?? '')} `;
  return /^(br|p|div|li|ul|ol|table|tr|td|th|h\d)$/.test(name) ? ' ' : '';
}

/**
 * The words of a piece of HTML on one line: for option lists, reading aloud and names. Maths is written as it is
 * typed (`3/4`, `x^2`), pictures by their description.
 */
export function plainText(html: Html): string {
  const stack: Open[] = [{ name: '', parts: [] }];
  for (const [token] of html.replace(DROPPED, '').matchAll(/<[^>]*>|[^<]+/g)) {
    const name = /^<\/?([\w-]+)/.exec(token)?.[1]?.toLowerCase();
    if (name === undefined) stack.at(-1)?.parts.push(decode(token));
    else if (token.startsWith('</')) {
      closeElement(stack, name);
      stack.at(-1)?.parts.push(tagText(token, name));
    } else if (VOID.test(name) || token.endsWith('/>')) stack.at(-1)?.parts.push(tagText(token, name));
    else {
      const label = name === 'svg' ? /\baria-label="([^"]*)"/.exec(token)?.[1] : undefined;
      stack.push({ name, parts: label === undefined ? [] : [decode(label)] });
    }
  }
  while (stack.length > 1) closeElement(stack, stack.at(-1)?.name ?? '');
  return (stack[0]?.parts.join('') ?? '').replace(/\s+/g, ' ').trim();
}
