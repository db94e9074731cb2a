import fc from 'fast-check';

/**
 * Any character but half of a surrogate pair, for `fc.string`. Fast-check's own `binary` writes down all of them, more than a
 * million, before it makes the first text.
 */
export const codePoint: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10_ff_ff })
  .filter((code) => code < 0xd8_00 || code > 0xdf_ff)
  .map((code) => String.fromCodePoint(code));
