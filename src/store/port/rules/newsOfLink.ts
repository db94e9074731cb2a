import type { Link } from '../links.ts';

/** A launch that only says "still here" is written down once in so many milliseconds: a class all launch one link. */
const STILL_HERE_MS = 60_000;

/** Whether a noted link says something that is not kept yet: anything new, or that it is still used. */
export function isNews(known: Link | null, noted: Link): boolean {
  if (known === null || noted.updatedAt - known.updatedAt >= STILL_HERE_MS) return true;
  return JSON.stringify({ ...known, updatedAt: 0 }) !== JSON.stringify({ ...noted, updatedAt: 0 });
}
