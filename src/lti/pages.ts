import type { z } from 'zod';
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

/** All items of a paged answer. */
export interface Pages<T> {
  readonly items: readonly T[];
  /** False when the platform's links lead in a circle or away, so that somebody may be missing. */
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
  while (url !== null) {
    if (seen.has(url) || seen.size >= MOST_PAGES || new URL(url).origin !== new URL(start).origin) {
      return { items, complete: false, differences: null };
    }
    seen.add(url);
    const page: Page<T> = await readPage(access, url, kind, deps);
    items.push(...page.items);
    differences ??= page.differences;
    url = page.next;
  }
  return { items, complete: true, differences };
}

interface Page<T> {
  readonly items: readonly T[];
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
