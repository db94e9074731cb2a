/** A number of 32 bits from a text, so that things are dealt out the same way in every run: FNV-1a (Fowler, Noll & Vo). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
