import { TrellisError } from '../errors.ts';

/**
 * Parses a `target_link_uri` (reference 1.2 and row 17): `target_link_missing` when there is none,
 * `target_link_foreign` unless it is an absolute URL without user information on the origin of `publicUrl`.
 * Equal origins imply the scheme, so https is required wherever the tool itself is on https.
 */
export function parseTargetLink(value: unknown, publicUrl: string): URL {
  if (typeof value !== 'string' || value === '') throw new TrellisError('target_link_missing');
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || url.origin !== new URL(publicUrl).origin || url.username || url.password) {
    throw new TrellisError('target_link_foreign');
  }
  return url;
}
