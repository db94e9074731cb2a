import katex from 'katex';
import { LRUCache } from 'lru-cache';
import type { Token } from 'markdown-it';
import { drawFigure } from '../figures/figure.ts';
import { isMaths, KATEX, tokensOf } from '../markdown.ts';
import { unknownLanguage } from './languages.ts';
import { type Problem, problem, warning } from './report.ts';

const verdicts = new LRUCache<string, string>({ max: 20_000 });
/** Texts with nothing wrong: hints and explanations are the same for many seeds. */
const sound = new LRUCache<string, true>({ max: 20_000 });

/** What KaTeX says about a formula; an empty string when it is sound. */
function mathsError(tex: string): string {
  const known = verdicts.get(tex);
  if (known !== undefined) return known;
  const verdict = tryMaths(tex);
  verdicts.set(tex, verdict);
  return verdict;
}

function tryMaths(tex: string): string {
  try {
    katex.renderToString(tex, { ...KATEX, throwOnError: true, strict: 'error' });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  }
}

function dollars(text: string): number {
  return text.replace(/\\./g, '').split('$').length - 1;
}

function leftovers(path: string, text: string): Problem[] {
  const odd = /NaN|\[object |\{=/.exec(text)?.[0];
  return odd === undefined
    ? []
    : [problem(path, `"${odd}" stands in the text`, 'correct the expression it comes from')];
}

/** What is wrong with a text whose values are filled in: broken maths, unknown figures, values that can't be printed. */
export function findBrokenText(path: string, text: string): Problem[] {
  if (sound.has(text)) return [];
  const found = problemsOf(path, text);
  if (found.length === 0) sound.set(text, true);
  return found;
}

function problemsOf(path: string, text: string): Problem[] {
  const found = leftovers(path, text);
  if (dollars(text) % 2 === 1) {
    found.push(
      problem(path, 'a $ stands without its partner', 'close the formula, or write \\$ for the currency'),
    );
  }
  const tokens = tokensOf(text);
  for (const [at, token] of tokens.entries()) {
    if (isMaths(token)) found.push(...mathsFindings(path, token.content));
    if (token.type === 'text' && token.content.includes('{lang')) found.push(brokenMark(path, token.content));
    const lost = lostEmphasis(token, tokens[at - 1], tokens[at + 1]);
    if (lost !== null) found.push(strayEmphasis(path, lost));
    if (token.type === 'language_open') found.push(...unknownLanguage(path, token.attrGet('lang')));
    if (token.type === 'image') found.push(...imageFindings(path, token.attrGet('src') ?? '', token.content));
  }
  return found;
}

/** A mark of a language that marks nothing, or with what is no language tag: it would be read out as it stands. */
function brokenMark(path: string, text: string): Problem {
  const [mark = '{lang'] = /\{lang[^}]*\}?/.exec(text) ?? [];
  const remedy = 'write [passage]{lang=es}, within one paragraph, with a language tag such as es or pt-BR';
  return problem(path, `"${mark}" marks no passage`, remedy);
}

/**
 * Signs of bold or italics that stand as they are, null where there are none: CommonMark takes none between a letter and
 * a punctuation mark, which the bracket of a marked value is, so `的**{=es}**是` has them where the value has a language.
 * A `*` away from a mark may be meant as it stands.
 */
function lostEmphasis(token: Token, before: Token | undefined, after: Token | undefined): '**' | '*' | null {
  if (token.type !== 'text') return null;
  if (token.content.includes('**')) return '**';
  const opens = after?.type === 'language_open' && token.content.endsWith('*');
  const closes = before?.type === 'language_close' && token.content.startsWith('*');
  return opens || closes ? '*' : null;
}

function strayEmphasis(path: string, sign: string): Problem {
  const remedy = 'leave a space outside it, or put all of the words it is for inside';
  return warning(path, `a ${sign} stands in the text`, remedy);
}

function mathsFindings(path: string, tex: string): Problem[] {
  const error = mathsError(tex);
  return error === '' ? [] : [problem(path, `the maths "${tex}" is broken: ${error}`, 'correct the TeX')];
}

function imageFindings(path: string, address: string, description: string): Problem[] {
  const { problem: wrong } = drawFigure(address, description);
  const unnamed = description.trim() === '' ? ['the figure has no description'] : [];
  return [...(wrong === null ? [] : [wrong]), ...unnamed].map((message) =>
    problem(path, message, 'correct the figure as docs/authoring.md shows'),
  );
}
