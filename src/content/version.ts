import { createHash } from 'node:crypto';

/** JSON with the keys of every object in code-point order, so that equal content has equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** First 16 hexadecimal digits of the SHA-256 of a text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The hash of the canonical JSON: a version that equal content shares. */
export function shortHash(value: unknown): string {
  return hashText(canonicalJson(value));
}
