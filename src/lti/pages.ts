import type { z } from 'zod';
import { MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { HttpResponse } from './http.ts';
import { linkOf, nextLink } from './linkHeader.ts';
import type { Platform } from './platforms/platform.ts';
import { platformOf } from './platforms/platformOf.ts';
import { retryAfter } from './retryAfter.ts';
import { callService, type ServiceAccess, type ServiceDeps } from './service.ts';
import { isPassing } from './tokenReply.ts';

const MOST_PAGES = 1000;
const PAGE_BYTES = 4 * 1024 * 1024;
/** A whole list: some hundred thousand people would fit in it. */
const LIST_BYTES = 32 * 1024 * 1024;
/** After so long no further page of it is asked for, in milliseconds. */
const LIST_MS = 5 * MINUTE_MS;

/** All items of a paged answer. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** False when the platform's links lead in a circle or away, or the list has no end in sight: somebody may be missing. */
  readonly complete: boolean;
  /** Where the platform tells what changes from now on (Names and Roles 2.0, 2.4.2.1); null where it does not. */
  readonly differences: string | null;
}

/** How one kind of list is read: its scope, its one media type, and how a page's body becomes items. */
interface ListKind<T> {
  readonly scope: string;
  readonly accept: string;
  readonly page: z.ZodType<readonly T[]>;
}

/**
 * Reads a list page by page. A `next` on another origin is never followed, for the token would go with it. Any page
 * that fails rejects the whole reading: `outbound_failed` when it may pass, else `service_refused`, with `retryAfterMs`
 * among the params where the platform asks for a pause.
 */
export async function readPages<T>(
  access: ServiceAccess,
  start: string,
  kind: ListKind<T>,
  deps: ServiceDeps,
): Promise<Pages<T>> {
  const items: T[] = [];
  const seen = new Set<string>();
  let differences: string | null = null;
  let url: string | null = start;
  let bytes = 0;
  const until = deps.now() + LIST_MS;
  const isEndless = () => seen.size >= MOST_PAGES || bytes > LIST_BYTES || deps.now() > until;
  while (url !== null) {
    if (seen.has(url) || isEndless() || new URL(url).origin !== new URL(start).origin) {
      return { items, complete: false, differences: null };
    }
    seen.add(url);
    const page: Page<T> = await readPage(access, url, kind, deps);
    for (const item of page.items) items.push(item);
    bytes += page.bytes;
    differences ??= page.differences;
    url = page.next;
  }
  return { items, complete: true, differences };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly bytes: number;
  readonly next: string | null;
  readonly differences: string | null;
}

async function readPage<T>(
  access: ServiceAccess,
  url: string,
  kind: ListKind<T>,
  deps: ServiceDeps,
): Promise<Page<T>> {
  const { scope, accept } = kind;
  const call = { url, method: 'GET', scope, accept, maxBytes: PAGE_BYTES } as const;
  const response = await callService(access, call, deps);
  if (response.status !== 200) {
    throw failure(response, platformOf(access.registration.family), deps.now());
  }
  const { headers } = response;
  return {
    items: parse(response.text, kind.page),
    bytes: response.text.length,
    next: nextLink(headers, url),
    differences: linkOf('differences', headers, url),
  };
}

function failure({ status, text, headers }: HttpResponse, platform: Platform, now: number): TrellisError {
  const passing = isPassing(status) || platform.isRateLimited(status, text);
  const retryAfterMs = retryAfter(headers, now);
  return new TrellisError(passing ? 'outbound_failed' : 'service_refused', `status ${status}`, {
    params: { status, ...(retryAfterMs === null ? {} : { retryAfterMs }) },
  });
}

function parse<T>(text: string, schema: z.ZodType<readonly T[]>): readonly T[] {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new TrellisError('outbound_failed', 'the platform sent a list that is none', { cause });
  }
}
