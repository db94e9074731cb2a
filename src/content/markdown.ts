import { katex } from '@mdit/plugin-katex';
import MarkdownIt, { type Token } from 'markdown-it';
import { localDecimals, localTex } from './decimals.ts';
import { drawFigure } from './figures/figure.ts';
import { escapeXml } from './figures/svg.ts';
import { withoutMarks } from './languageMark.ts';
import { languagePlugin } from './languagePlugin.ts';

/** TeX to MathML on the server: no styles, fonts or scripts for the browser. `trust: false` keeps out links and HTML. */
export const KATEX = {
  output: 'mathml',
  trust: false,
  throwOnError: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 200,
} as const;

/** CommonMark without HTML and links, with passages in other languages; the only images are drawn figures. */
function build(language: string, italics: string | null): MarkdownIt {
  const markdown = new MarkdownIt('commonmark', { html: false, breaks: false })
    .enable('table')
    .disable(['link', 'autolink', 'reference', 'html_block', 'html_inline'])
    .use(languagePlugin(language, italics))
    .use(katex, { ...KATEX, transformer: (html: string) => html, logger: () => 'ignore' });
  markdown.normalizeLink = (address) => address;
  markdown.core.ruler.push('local_decimals', (state) => {
    for (const token of allTokens(state.tokens)) localise(token, language);
  });
  markdown.renderer.rules.image = (tokens, index) => image(tokens[index], language);
  return markdown;
}

function* allTokens(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.children && token.type !== 'image') yield* allTokens(token.children);
  }
}

/** Whether a token is TeX: inline, display, or a fenced block. */
export function isMaths(token: Token): boolean {
  return token.type.startsWith('math_');
}

function localise(token: Token, language: string): void {
  if (isMaths(token)) token.content = localTex(token.content, language);
  else if (token.type === 'text') token.content = localDecimals(token.content, language);
}

function image(token: Token | undefined, language: string): string {
  const description = localDecimals(withoutMarks(token?.content ?? ''), language);
  const figure = drawFigure(token?.attrGet('src') ?? '', description);
  return figure.svg ?? `<span>${escapeXml(description)}</span>`;
}

const engines = new Map<string, MarkdownIt>();

function engine(language: string, italics: string | null): MarkdownIt {
  const key = `${language} ${italics ?? ''}`;
  const known = engines.get(key);
  if (known) return known;
  const made = build(language, italics);
  engines.set(key, made);
  return made;
}

/**
 * Author's Markdown as safe HTML blocks. `italics` is the language of what stands in italics, null for that of the text.
 * Never throws: broken maths shows as its source, an unknown figure as its name.
 */
export function blockHtml(markdown: string, language: string, italics: string | null = null): string {
  return engine(language, italics).render(markdown).trim();
}

/** The same without paragraphs, for options and parts of a line. A line break in the source stays one. */
export function inlineHtml(markdown: string, language: string, italics: string | null = null): string {
  return engine(language, italics).renderInline(markdown).replaceAll('\n', '<br>\n');
}

/** The parsed tokens of a text, inline ones included; languages as for `blockHtml`. */
export function tokensOf(markdown: string, language = 'en', italics: string | null = null): readonly Token[] {
  return [...allTokens(engine(language, italics).parse(markdown, {}))];
}

/** The words of one block token; a break of the line is a space. */
function blockWords(block: Token): string {
  if (block.type !== 'inline') return block.content.trim();
  return [...allTokens(block.children ?? [])]
    .map(({ type, content }) => {
      if (type === 'image') return withoutMarks(content);
      return type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    })
    .join('');
}

/**
 * The words of a text without marks or maths markup, for places that take no HTML. Paragraphs, cells and other blocks are
 * parted by a space; the parts of one line stand together as they were written.
 */
export function plainText(markdown: string, language: string): string {
  return engine(language, null)
    .parse(markdown, {})
    .map(blockWords)
    .filter((words) => words !== '')
    .join(' ');
}

/** Length in characters of what is read of a text: words and formulas without marks, figures by their description. */
export function plainLength(markdown: string): number {
  return plainText(markdown, 'en').length;
}
