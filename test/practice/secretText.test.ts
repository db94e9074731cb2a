import assert from 'node:assert/strict';
import { secretText } from '../../src/practice/secretText.ts';

describe('secret texts', () => {
  it('are 256 bits each, and no two share a part, however many are drawn ahead', () => {
    const texts = Array.from({ length: 1_000 }, secretText);
    const words = texts.flatMap((text) => {
      assert.match(text, /^[A-Za-z0-9_-]{43}$/);
      const bytes = Buffer.from(text, 'base64url');
      return [0, 8, 16, 24].map((at) => bytes.readBigUInt64LE(at));
    });
    assert.equal(new Set(words).size, words.length);
  });
});
