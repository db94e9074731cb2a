import { escapeXml } from './figures/svg.ts';
import { direction, languageTag } from './languageTag.ts';

const MARK = /\{lang=([^\s{}]*)\}/y;

/** The tag of a passage that goes on in the language around it: by BCP 47 that of what is undetermined. */
export const AROUND = 'und';

/**
 * The mark that stands at a place of a text, after the bracket that closes its passage: `[el perro]{lang=es}`, a
 * bracketed span as Pandoc and Djot write it. Null where there is none, or where it holds no language tag.
 */
export function markAt(text: string, at: number): { readonly tag: string; readonly end: number } | null {
  MARK.lastIndex = at;
  const found = MARK.exec(text);
  const tag = languageTag(found?.[1] ?? '');
  return found && tag !== null ? { tag, end: at + found[0].length } : null;
}

/** Where a bracket is no bracket of a passage: after a backslash, in code and in maths. */
const OPAQUE = /\\.|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(\$\$?)(?:\\.|[^$\\])*\2/gs;

/** A text in which spaces stand for what is opaque, and every other sign where it was. */
function withoutOpaque(text: string): string {
  return text.replace(OPAQUE, (opaque) => ' '.repeat(opaque.length));
}

/** The places of what would end a passage too soon or too late: brackets without a partner, a backslash at the end. */
function loose(passage: string): ReadonlySet<number> {
  const signs = withoutOpaque(passage);
  const open: number[] = [];
  const found = signs.endsWith('\\') ? [passage.length - 1] : [];
  for (const { 0: sign, index } of signs.matchAll(/[[\]]/g)) {
    if (sign === '[') open.push(index);
    else if (open.pop() === undefined) found.push(index);
  }
  return new Set([...found, ...open]);
}

/** The passage with a backslash before each of these. */
function sealed(passage: string): string {
  if (!/[[\]\\]/.test(passage)) return passage;
  const ends = loose(passage);
  return passage.replace(/[[\]\\]/g, (sign, at: number) => (ends.has(at) ? `\\${sign}` : sign));
}

/** A passage with its mark; a blank one needs none. */
function marked(passage: string, mark: string): string {
  return passage.trim() === '' ? passage : `[${sealed(passage)}]${mark}`;
}

/**
 * Markdown marked as being in a language, paragraph by paragraph; as it is where no language is given. What is no
 * language tag is none: packs published before tags were asked for are still read.
 */
export function inLanguage(markdown: string, tag: string | undefined): string {
  if (tag === undefined || languageTag(tag) === null) return markdown;
  return markdown
    .split(/(\n\s*\n)/)
    .map((paragraph) => marked(paragraph, `{lang=${tag}}`))
    .join('');
}

const MARKED = /\[((?:[^[\]\\]|\\.)*)\]\{lang=[^\s{}]*\}/gs;

/** A text without the marks of languages, the passages left. */
export function withoutMarks(text: string): string {
  let bare = text;
  while (bare.includes(']{lang=')) {
    const inner = bare.replace(MARKED, '$1');
    if (inner === bare) return bare;
    bare = inner;
  }
  return bare;
}

/** Where the passage that a mark closes begins: its `[`, or −1 where there is none. `close` is the place of its `]`. */
function opening(text: string, close: number): number {
  const signs = withoutOpaque(text);
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (signs[at] === ']') depth += 1;
    else if (signs[at] === '[') depth -= 1;
    if (depth === 0) return at === close ? -1 : at;
  }
  return -1;
}

/** The pieces of a passage between separators, each with a mark of its own. */
function spread(passage: string, mark: string, separator: RegExp): string {
  let done = '';
  let from = 0;
  for (const { 0: found, index } of passage.matchAll(separator)) {
    done += `${marked(passage.slice(from, index), mark)}${found}`;
    from = index + found.length;
  }
  return `${done}${marked(passage.slice(from), mark)}`;
}

/**
 * A text in which no marked passage reaches across a separator (a pattern with the global flag), so that it may be cut
 * there.
 */
export function marksWithin(text: string, separator: RegExp): string {
  let done = text;
  let from = 0;
  for (let close = done.indexOf(']{lang='); close >= 0; close = done.indexOf(']{lang=', from)) {
    const start = opening(done, close);
    const end = done.indexOf('}', close) + 1;
    if (end === 0) return done;
    from = end;
    if (start < 0) continue;
    const pieces = spread(done.slice(start + 1, close), done.slice(close + 1, end), separator);
    done = `${done.slice(0, start)}${pieces}${done.slice(end)}`;
    from = start + pieces.length;
  }
  return done;
}

/** The attributes of what is in one language inside another: its direction is told where it is not that around it. */
export function languageAttributes(tag: string, around: string): readonly (readonly [string, string])[] {
  const own = direction(tag);
  return own === direction(around)
    ? [['lang', tag]]
    : [
        ['lang', tag],
        ['dir', own],
      ];
}

/** Words that are no Markdown, such as a learner's, as HTML in their language inside another. */
export function wordsHtml(words: string, tag: string | null, around: string): string {
  const html = escapeXml(words);
  if (tag === null || languageTag(tag) === null || tag === around || words === '') return html;
  const attributes = languageAttributes(tag, around).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return `<span${attributes.join('')}>${html}</span>`;
}
