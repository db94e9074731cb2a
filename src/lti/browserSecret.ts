import { createHash, timingSafeEqual } from 'node:crypto';

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** What the login state keeps of a browser secret: its SHA-256 as base64url. */
export function hashSecret(secret: string): string {
  return digest(secret).toString('base64url');
}

/** Whether `secret` is the one whose hash was kept, compared in constant time. */
export function sameSecret(secretHash: string, secret: string): boolean {
  const kept = Buffer.from(secretHash, 'base64url');
  const shown = digest(secret);
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}
