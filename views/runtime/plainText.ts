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

/** A part in brackets where without them it would be read otherwise. */
function bracket(part: string): string {
  return /[^\w.]/.test(part) && !/^\([^()]*\)$/.test(part) ? `(${part})` : part;
}

function joinParts({ name, parts }: Open): string {
  const sign = BETWEEN[name];
  if (name === 'msqrt') return `√(${parts.join('')})`;
  return sign === undefined ? parts.join('') : parts.map(bracket).join(sign);
}

function closeElement(stack: Open[], name: string): void {
  const at = stack.findLastIndex((open) => open.name === name);
  while (at > 0 && stack.length > at) {
    const done = stack.pop();
    const text = done ? joinParts(done) : '';
    if (text !== '') stack.at(-1)?.parts.push(text);
  }
}

const DROPPED =
  /<annotation[^>]*>[\s\S]*?<\/annotation>|<(script|style)[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g;
const FIGURE = /<svg\b([^>]*)>[\s\S]*?<\/svg>/g;

/** A drawn figure by its description. */
function figureText(_figure: string, attributes: string): string {
  return ` ${/\baria-label="([^"]*)"/.exec(attributes)?.[1] ?? ''} `;
}

const VOID = /^(br|img|hr|mspace|input|wbr|none|mprescripts)$/;

/** What stands for a tag in the text: a picture's description, a space where a block ends. */
function tagText(tag: string, name: string): string {
  if (name === 'img') return ` ${decode(/\balt="([^"]*)"/.exec(tag)?.[1] ?? '')} `;
  return /^(br|p|div|li|ul|ol|table|tr|td|th|h\d)$/.test(name) ? ' ' : '';
}

/**
 * A name in words for an input whose label is drawn (maths, a figure), which not every screen reader can name it by;
 * undefined where the label's own words do.
 */
export function nameOfDrawn(html: Html): string | undefined {
  return /<(math|svg|img)\b/.test(html) ? plainText(html) : undefined;
}

/**
 * The words of a piece of HTML on one line: for option lists, reading aloud and names. Maths is written as it is
 * typed (`3/4`, `x^2`), pictures by their description.
 */
export function plainText(html: Html): string {
  const stack: Open[] = [{ name: '', parts: [] }];
  const say = (text: string) => text !== '' && stack.at(-1)?.parts.push(text);
  for (const [token] of html
    .replace(DROPPED, '')
    .replace(FIGURE, figureText)
    .matchAll(/<[^>]*>|[^<]+/g)) {
    const name = /^<\/?([\w-]+)/.exec(token)?.[1]?.toLowerCase();
    if (name === undefined) say(decode(token));
    else if (token.startsWith('</')) {
      closeElement(stack, name);
      say(tagText(token, name));
    } else if (VOID.test(name) || token.endsWith('/>')) say(tagText(token, name));
    else stack.push({ name, parts: [] });
  }
  while (stack.length > 1) closeElement(stack, stack.at(-1)?.name ?? '');
  return (stack[0]?.parts.join('') ?? '').replace(/\s+/g, ' ').trim();
}
