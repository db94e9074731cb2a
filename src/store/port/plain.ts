/**
 * Refuses what an engine would change without a word: `undefined` (dropped or made null), `NaN` and infinities (made
 * null), dates and other class instances. Throws a TypeError that names the place; such a value is a fault of the caller.
 */
export function assertPlain(value: unknown, place = 'document'): void {
  // Nearly everything is plain: the place is only made up for what is not.
  if (!isPlain(value)) refuse(value, place);
}

function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value)
        ? areAllPlain(value)
        : isPlainObject(value) && areAllPlain(Object.values(value));
    default:
      return false;
  }
}

function areAllPlain(values: readonly unknown[]): boolean {
  // Not `every`: it passes over holes.
  for (const value of values) if (!isPlain(value)) return false;
  return true;
}

/** Throws for the first thing in it that is not plain. */
function refuse(value: unknown, place: string): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) refuse(entry, `${place}[${index}]`);
    return;
  }
  if (typeof value !== 'object' || !isPlainObject(value)) {
    throw new TypeError(`${place} holds ${describe(value)}, which cannot be stored`);
  }
  for (const [name, entry] of Object.entries(value)) refuse(entry, `${place}.${name}`);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function describe(value: unknown): string {
  return typeof value === 'object' ? 'an object that is not plain' : String(value);
}
