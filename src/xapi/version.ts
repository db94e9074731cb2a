import type { XapiVersion } from './scopes.ts';

export type { XapiVersion };

/** The version that a request header names: any patch of a family is that family; null for all else (1.0.3, part 3, 3.3). */
export function versionOf(header: string): XapiVersion | null {
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  if (/^2\.0(\.\d+)?$/.test(header)) return '2.0.0';
  return null;
}
