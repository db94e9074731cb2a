const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
};

/** Text with its character references resolved, as far as pages of ours and the tool's use them. */
function unescapeHtml(text: string): string {
  return text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found?.[1] === undefined ? null : unescapeHtml(found[1]);
}

export interface PostedForm {
  readonly action: string;
  readonly fields: URLSearchParams;
}

/** The first form of a page that posts itself: address and hidden fields. Null when the page has none. */
export function formOf(page: string): PostedForm | null {
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/.exec(page)?.[0];
  const action = form && attribute(form.slice(0, form.indexOf('>') + 1), 'action');
  if (!form || !action) return null;
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name) fields.append(name, attribute(input, 'value') ?? '');
  }
  return { action, fields };
}

/** The JSON that the tool puts into its pages as `page-data`; null when there is none. */
export function pageDataOf(page: string): unknown {
  const tag = /<script\b[^>]*\bid="page-data"[^>]*>([\s\S]*?)<\/script>/.exec(page);
  return tag?.[1] === undefined ? null : JSON.parse(tag[1]);
}

/** What a person reads of a piece of HTML: no tags, no source annotation of formulas, single spaces. */
export function readable(fragment: string): string {
  const text = fragment.replace(/<annotation\b[\s\S]*?<\/annotation>/g, '').replace(/<[^>]*>/g, ' ');
  return unescapeHtml(text).replace(/\s+/g, ' ').trim();
}
