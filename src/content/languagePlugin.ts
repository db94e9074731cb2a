import type MarkdownIt from 'markdown-it';
import type { StateInline, Token } from 'markdown-it';
import { AROUND, languageAttributes, markAt } from './languageMark.ts';

/** A passage with a mark of its language; one whose mark is no language tag stays as it was written. */
function passage(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos);
  if (end < 0) return false;
  const mark = markAt(state.src, end + 1);
  if (mark === null) return false;
  if (!silent) {
    const { posMax } = state;
    state.pos += 1;
    state.posMax = end;
    state.push('language_open', 'span', 1).attrSet('lang', mark.tag);
    state.md.inline.tokenize(state);
    state.push('language_close', 'span', -1);
    state.posMax = posMax;
  }
  state.pos = mark.end;
  return true;
}

interface Open {
  readonly language: string;
  /** Whether the author named it, so that italics inside say nothing of the language. */
  readonly isMarked: boolean;
  readonly isHidden: boolean;
}

/** What an opening token is in, by itself or by the pack's use of italics; null where it goes on in the language around. */
function ownLanguage(token: Token, around: Open, italics: string | null): string | null {
  const own = token.type === 'language_open' ? token.attrGet('lang') : italics;
  if (token.type === 'em_open' && around.isMarked) return null;
  return own === around.language || own === AROUND ? null : own;
}

/** Gives each passage its attributes and takes marks out that say what is the case anyway. */
function settle(children: readonly Token[], language: string, italics: string | null): void {
  const open: Open[] = [];
  for (const token of children) {
    if (token.type === 'language_open' || token.type === 'em_open') {
      const around = open.at(-1) ?? { language, isMarked: false, isHidden: false };
      const own = ownLanguage(token, around, italics);
      const isMark = token.type === 'language_open';
      const isNamed = isMark && token.attrGet('lang') !== AROUND;
      token.attrs =
        own === null ? null : languageAttributes(own, around.language).map(([key, to]) => [key, to]);
      token.hidden = isMark && own === null;
      open.push({
        language: own ?? around.language,
        isMarked: isNamed || around.isMarked,
        isHidden: token.hidden,
      });
    } else if (token.type === 'language_close' || token.type === 'em_close') {
      token.hidden = open.pop()?.isHidden ?? false;
    }
  }
}

/**
 * The languages of passages (WCAG 2.2, 3.1.2): `[el perro]{lang=es}`, and what stands in italics where the pack says in
 * which language that is. `language` is that of the text. Own code beside the plugins for attributes there are: those
 * give whatever stands in braces, and ours hold values and blanks.
 */
export function languagePlugin(language: string, italics: string | null): (markdown: MarkdownIt) => void {
  return (markdown) => {
    markdown.inline.ruler.before('link', 'language', passage);
    markdown.core.ruler.push('languages', ({ tokens }) => {
      for (const { children } of tokens) if (children) settle(children, language, italics);
    });
  };
}
