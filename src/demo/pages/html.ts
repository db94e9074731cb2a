/** Text that is safe to stand in a page: made by `html` alone. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template may hold: text is escaped, fragments are kept, lists are joined, false and null vanish. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(content: Content): string {
  if (content === false || content === null || content === undefined) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return String(content).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** Tag of every template: `html\`<p>${name}</p>\`` escapes the name. Attributes must stand in quotes. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + render(contents[index])).join(''));
}

/** A script of our own source between nonce-bearing tags; never put data into it. */
export function inlineScript(nonce: string, source: string): Html {
  return new Html(`<script nonce="${nonce}">${source}</script>`);
}
