import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: 43 signs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: with 256 random bits a plain hash cannot be turned back. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
