import type { Claims } from './signature.ts';

const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const ID_LENGTH = 255;
const TEXT_LENGTH = 2000;

/** A claim of the LTI core vocabulary by its short name. */
export function ltiClaim(claims: Claims, name: string): unknown {
  return claims[LTI + name];
}

/** The members of a JSON object; null for anything else. */
export function members(value: unknown): Readonly<Record<string, unknown>> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : null;
}

/**
 * An identifier: 1 to 255 characters of well-formed text without control characters. A JSON number is taken as its
 * digits (some platforms send their database id); objects, booleans, null and anything else are null.
 */
export function identifier(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text.length > ID_LENGTH) return null;
  return Buffer.from(text, 'utf8').toString('utf8') === text && !/\p{Cc}/u.test(text) ? text : null;
}

/** Text for people, cut to a sane length; null when it is no text or empty. It is escaped where it is shown. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  return value.length <= TEXT_LENGTH ? value : [...value].slice(0, TEXT_LENGTH).join('');
}

/** An array of texts; null for anything else. */
export function texts(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const all: readonly unknown[] = value;
  return all.every((one) => typeof one === 'string') ? all : null;
}

/** The identifiers in an array, each once; what is none is left out, and anything but an array holds none. */
export function identifiers(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return [...new Set(all.flatMap((one) => identifier(one) ?? []))];
}
