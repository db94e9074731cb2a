import { createHash, randomFillSync } from 'node:crypto';

/** 256 bits: nobody guesses one. */
const BYTES = 32;

/** Drawn ahead, as Node's own UUIDs are: asking the system costs nearly as much for one as for many. */
const pool = Buffer.alloc(64 * BYTES);
let left = 0;

/** A fresh unguessable text of 256 random bits in base64url, 43 letters. What it was made of is kept nowhere. */
export function secretText(): string {
  if (left === 0) left = randomFillSync(pool).length;
  left -= BYTES;
  const drawn = pool.subarray(left, left + BYTES);
  const text = drawn.toString('base64url');
  drawn.fill(0);
  return text;
}

/** What is kept of such a text: with 256 random bits a plain hash cannot be turned back. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
