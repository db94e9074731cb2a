/** What may be looked for. */
export type Scalar = string | number | boolean;

/**
 * A filter in which every value is only a value: an object from outside (`{"$gt": ""}`) is refused with a TypeError
 * instead of becoming a query.
 */
export function only(fields: Readonly<Record<string, Scalar>>): Record<string, { $eq: Scalar }> {
  return Object.fromEntries(Object.entries(fields).map(([path, value]) => [path, { $eq: scalar(value) }]));
}

/** The value, when it is a plain one; else a TypeError. */
export function scalar<T extends Scalar>(value: T): T {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  throw new TypeError(`cannot look for ${typeof value === 'object' ? 'an object' : String(value)}`);
}

/** One string key of several parts; different parts never give the same key. */
export function compoundKey(...parts: readonly string[]): string {
  return JSON.stringify(parts.map(scalar));
}
