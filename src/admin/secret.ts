import { createHash } from 'node:crypto';

/** What is kept of a secret: with 256 random bits a plain hash cannot be turned back. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
