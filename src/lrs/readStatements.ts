import type { KeptStatement } from '../store/port/statements.ts';
import type { AnyAttachment, StoredStatement } from '../xapi/anyStatement.ts';
import type { AttachmentBytes } from '../xapi/attachments.ts';
import { attachmentsOf } from '../xapi/attachments.ts';
import { activitiesOf } from '../xapi/definitions.ts';
import { canonical, for103, idsOnly } from '../xapi/format.ts';
import type { ListQuery, Wished } from '../xapi/query.ts';
import { asStored } from '../xapi/received.ts';
import { XapiRefusal } from '../xapi/refusal.ts';
import type { XapiVersion } from '../xapi/scopes.ts';
import type { Micros } from '../xapi/time.ts';
import type { LrsCaller } from './caller.ts';
import type { Lrs } from './lrs.ts';
import { mayRead, mustBeAllowed, narrowed } from './mayDo.ts';
import { shownDefinition } from './shownDefinition.ts';
import { knownDefinitions } from './things.ts';

/** How a reader wants statements. */
export interface Reading extends Wished {
  readonly version: XapiVersion;
  /** Liked best first. */
  readonly languages: readonly string[];
}

/** Statements as they are given out. */
export interface Read {
  readonly statements: readonly StoredStatement[];
  readonly attachments: readonly AttachmentBytes[];
  /** When the newest of them was stored; null for none. */
  readonly newest: Micros | null;
}

/** One answer of a list, and where the next one goes on; null at the end. */
export interface Page extends Read {
  readonly next: { readonly from: Micros; readonly until: Micros } | null;
}

/** Statements fetched at once, and about how many bytes of them one answer holds at most. */
const CHUNK = 100;
const MOST_BYTES = 8_000_000;

/**
 * Whether bytes go out with a statement. One that names a `fileUrl` came without proof that its sender has them: whoever
 * reads only what they wrote would get another's by their hash.
 */
function mayCarry(caller: LrsCaller, { fileUrl }: AnyAttachment): boolean {
  const { own, authority } = narrowed(caller);
  return fileUrl === undefined || (own === undefined && authority === undefined);
}

async function given(
  lrs: Lrs,
  caller: LrsCaller,
  kept: readonly KeptStatement[],
  { format, version, languages, attachments }: Reading,
): Promise<Read> {
  const whole = kept.map(({ statement, stored }) => asStored(statement, stored));
  const known = version === '1.0.3' ? whole.map(for103) : whole;
  const named = whole.flatMap(attachmentsOf).filter((one) => mayCarry(caller, one));
  const wanted = [...new Set(named.map(({ sha2 }) => sha2.toLowerCase()))];
  const carried =
    attachments && wanted.length > 0 ? await lrs.store.lrsAttachments.get(caller.tenant, wanted) : [];
  const newest = kept.length === 0 ? null : Math.max(...kept.map(({ stored }) => stored));
  const result = { attachments: carried, newest };
  if (format === 'exact') return { ...result, statements: known };
  if (format === 'ids') return { ...result, statements: known.map(idsOnly) };
  const ids = [...new Set(known.flatMap(activitiesOf).map(({ id }) => id))];
  const definitions = await knownDefinitions(lrs, caller, ids);
  const definitionOf = (id: string) => {
    const known = definitions.get(id);
    return known ? shownDefinition(caller, known) : null;
  };
  return { ...result, statements: known.map((one) => canonical(one, languages, definitionOf)) };
}

/** One statement by its id. @throws XapiRefusal `not_found`, also for a live one asked for as voided and the reverse */
export async function readStatement(
  lrs: Lrs,
  caller: LrsCaller,
  asked: Reading & { readonly id: string; readonly voided: boolean },
): Promise<Read> {
  mustBeAllowed(caller, 'read');
  const found = await lrs.store.statements.find(caller.tenant, asked.id);
  if (!found || found.voided !== asked.voided || !mayRead(caller, found.statement))
    throw new XapiRefusal('not_found', asked.voided ? 'no such voided statement' : 'no such statement');
  return given(lrs, caller, [found], asked);
}

/** A size that is about the statement's as JSON, without writing it twice. */
function sizeOf({ statement }: KeptStatement): number {
  return JSON.stringify(statement).length;
}

/** Statements of a page, and where the walk ended, unless that is the end of the list. */
interface Fetched {
  readonly page: KeptStatement[];
  readonly more: boolean;
  /** Set where the store stopped looking before the page was full. */
  readonly reached: Micros | null;
}

/** One more than the page holds shows that there is more. */
async function fetchPage(
  { store }: Lrs,
  tenant: string,
  query: ListQuery & { readonly until: Micros },
): Promise<Fetched> {
  const { since, until, ascending, limit, ...conditions } = query;
  const page: KeptStatement[] = [];
  let [after, upTo, bytes] = [since ?? 0, until, 0];
  for (;;) {
    const count = Math.min(CHUNK, limit + 1 - page.length);
    const { found, reached } = await store.statements.walk(tenant, {
      ...conditions,
      after,
      upTo,
      ascending,
      limit: count,
    });
    for (const one of found) {
      if (page.length === limit || bytes > MOST_BYTES) return { page, more: true, reached: null };
      page.push(one);
      bytes += sizeOf(one);
    }
    const last = found.at(-1);
    if (reached !== null) return { page, more: true, reached };
    if (found.length < count || last === undefined) return { page, more: false, reached };
    if (ascending) after = last.stored;
    else upTo = last.stored - 1;
  }
}

/**
 * Statements that meet what is asked, by when they were stored. The pages of one list are stable while statements arrive:
 * each goes on where the one before ended, and none goes beyond what could be read when the list began. Where conditions are
 * met by many statements each and by few together, a page may end early, even empty, and the list still goes on.
 */
export async function listStatements(
  lrs: Lrs,
  caller: LrsCaller,
  asked: Reading & { readonly query: ListQuery; readonly readable: Micros },
): Promise<Page> {
  mustBeAllowed(caller, 'read');
  const { query, readable } = asked;
  const until = Math.min(query.until ?? readable, readable);
  const { page, more, reached } = await fetchPage(lrs, caller.tenant, {
    ...query,
    ...narrowed(caller),
    until,
  });
  const last = reached ?? page.at(-1)?.stored ?? null;
  const read = await given(lrs, caller, page, asked);
  if (!more || last === null) return { ...read, next: null };
  const next = query.ascending ? { from: last, until } : { from: query.since ?? 0, until: last - 1 };
  return { ...read, next };
}
