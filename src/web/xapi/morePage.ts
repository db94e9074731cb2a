import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LrsCaller } from '../../lrs/caller.ts';
import { parseJson } from '../../xapi/json.ts';
import type { Parameters } from '../../xapi/query.ts';
import { invalid } from '../../xapi/refusal.ts';

/** Where the next page of a list goes on, with everything the list was asked for. */
const MorePage = z.strictObject({
  parameters: z.record(z.string(), z.string()),
  from: z.int().min(0),
  until: z.int(),
  /** Whose list it is. */
  of: z.string(),
});

export type MorePage = z.infer<typeof MorePage>;

/** A page goes on for the credential that began it: what another one may read, it asks for itself. */
function markOf({ tenant, credential }: LrsCaller): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, credential]))
    .digest('base64url')
    .slice(0, 16);
}

/** The address of the next page, below the origin. It may hold an agent, like the list's own address. */
export function moreUrl(
  caller: LrsCaller,
  parameters: Parameters,
  next: { readonly from: number; readonly until: number },
): string {
  const page: MorePage = { parameters: { ...parameters }, ...next, of: markOf(caller) };
  return `/xapi/statements/more?page=${Buffer.from(JSON.stringify(page)).toString('base64url')}`;
}

/** @throws XapiRefusal for what is no page of this caller's */
export function readMorePage(caller: LrsCaller, { page, ...others }: Parameters): MorePage {
  const refused = invalid('page', 'more.page', 'must be the "more" of a list of this credential');
  if (page === undefined || Object.keys(others).length > 0) throw refused;
  const parsed = MorePage.safeParse(parsedOr(Buffer.from(page, 'base64url').toString('utf8'), refused));
  if (!parsed.success || parsed.data.of !== markOf(caller)) throw refused;
  return parsed.data;
}

function parsedOr(text: string, refused: Error): unknown {
  try {
    return parseJson(text);
  } catch {
    throw refused;
  }
}
