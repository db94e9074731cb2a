import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Demo } from './demo.ts';
import { Refusal } from './refusal.ts';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(1000).optional(),
  from: z.coerce.number().int().min(0).default(0),
});

/** The part of a list that `limit` asks for, and where the next part begins, or null at the end. */
export function page<T>(all: readonly T[], raw: unknown): { items: readonly T[]; next: number | null } {
  const parsed = query.safeParse(raw);
  if (!parsed.success) throw new Refusal(400, 'limit must be a whole number from 1 to 1000.');
  const { from, limit = all.length } = parsed.data;
  const end = from + limit;
  return { items: all.slice(from, end), next: end < all.length ? end : null };
}

/** Sets the Link header (RFC 8288) that leads to the next part: the same address from another start. */
export function nextPageLink(
  demo: Demo,
  req: Pick<Request, 'originalUrl'>,
  res: Response,
  next: number | null,
): void {
  if (next === null) return;
  const url = new URL(req.originalUrl, demo.origin);
  url.searchParams.set('from', String(next));
  res.set('link', `<${url}>; rel="next"`);
}
