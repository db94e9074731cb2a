/** `<url>` and the parameters after it, up to a comma outside of quotes. */
const LINK = /<([^>]*)>((?:[^,"“”]|"[^"]*"|[“”][^“”]*[“”])*)/g;
const REL = /;\s*rel\s*=\s*(?:["“”]([^"“”]*)["“”]|([^\s;,]+))/i;

/** The address of the next page, as `linkOf`. */
export function nextLink(headers: Readonly<Record<string, string>>, base: string): string | null {
  return linkOf('next', headers, base);
}

/**
 * The address of a relation (in lower case) from a `Link` header (RFC 8288), resolved against `base`; null when there is
 * none. Takes what is on the wire: several rels in one link, no quotes, and Moodle's curly quotes and `&amp;`.
 */
export function linkOf(
  relation: string,
  headers: Readonly<Record<string, string>>,
  base: string,
): string | null {
  for (const [, target, parameters] of (headers.link ?? '').matchAll(LINK)) {
    const rel = REL.exec(parameters ?? '');
    const rels = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    const url = (target ?? '').replaceAll('&amp;', '&');
    if (rels.includes(relation) && URL.canParse(url, base)) return new URL(url, base).href;
  }
  return null;
}
