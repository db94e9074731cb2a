/**
 * Refuses what an engine would change without a word: `undefined` (dropped or made null), `NaN` and infinities (made
 * null), dates and other class instances. Throws a TypeError that names the place; such a value is a fault of the caller.
 */
export function assertPlain(value: unknown, place = 'document'): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) assertPlain(entry, `${place}[${index}]`);
    return;
  }
  if (typeof value !== 'object' || !isPlainObject(value)) {
    throw new TypeError(`${place} holds ${describe(value)}, which cannot be stored`);
  }
  for (const [name, entry] of Object.entries(value)) assertPlain(entry, `${place}.${name}`);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function describe(value: unknown): string {
  return typeof value === 'object' ? 'an object that is not plain' : String(value);
}
