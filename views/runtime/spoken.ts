import type { Html } from '../../src/api/question.ts';
import { plainText } from './plainText.ts';

/** Words in one language (BCP 47), as one voice reads them. */
export interface Spoken {
  readonly text: string;
  readonly lang: string;
}

/** What is read in one go, such as a prompt or one option: between passages the voice pauses. */
export type Passage = readonly Spoken[];

interface Open {
  readonly name: string;
  readonly lang: string;
}

const VOID = /^(br|img|hr|input|wbr)$/;

/** Drawn as one: its parts are not words of a text, and only the whole can be read. */
const WHOLE = /<(math|svg)\b[^>]*>[\s\S]*?<\/\1>/.source;

const TOKENS = new RegExp(`${WHOLE}|<!--[\\s\\S]*?-->|<[^>]*>|[^<]+`, 'gi');

/** The language a tag gives what stands in it; the one around it where it names none. */
function langOf(tag: string, around: string): string {
  const own = /^<[^>]*?\slang\s*=\s*["']?([\w-]+)/i.exec(tag)?.[1];
  return own ?? around;
}

/** Every piece of the markup with its language, by the nearest `lang` around it. */
function* pieces(html: Html, lang: string): Generator<{ readonly html: Html; readonly lang: string }> {
  const open: Open[] = [{ name: '', lang }];
  for (const [token, whole] of html.matchAll(TOKENS)) {
    const around = open.at(-1)?.lang ?? lang;
    const name = /^<\/?([\w-]+)/.exec(token)?.[1]?.toLowerCase();
    const closing = token.startsWith('</');
    const single = name !== undefined && (VOID.test(name) || token.endsWith('/>'));
    yield { html: token, lang: whole !== undefined || single ? langOf(token, around) : around };
    if (name === undefined || whole !== undefined || single) continue;
    const at = closing ? open.findLastIndex((one) => one.name === name) : -1;
    if (at > 0) open.length = at;
    else if (!closing) open.push({ name, lang: langOf(token, around) });
  }
}

/**
 * The words of a piece of HTML for reading aloud, cut where the language changes: each part in the language of the
 * nearest `lang` attribute, `lang` where there is none. Parts without a letter or digit are left out: a voice of
 * another language for a full stop would only be a pause.
 */
export function spoken(html: Html, lang: string): Passage {
  const runs: { html: Html; readonly lang: string }[] = [];
  for (const piece of pieces(html, lang)) {
    const last = runs.at(-1);
    if (last?.lang === piece.lang) last.html += piece.html;
    else runs.push({ ...piece });
  }
  return runs
    .map((run) => ({ text: plainText(run.html), lang: run.lang }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}
