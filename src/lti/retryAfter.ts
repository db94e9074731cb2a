import { DAY_MS } from '../duration.ts';

const LONGEST_MS = DAY_MS;

/** `Retry-After` as milliseconds from `now`, from seconds or an HTTP date (RFC 9110 10.2.3), at most a day; null if none. */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  const value = headers['retry-after']?.trim();
  if (!value) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_MS) : null;
}
