import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { isRef } from '../../xapi/anyStatement.ts';
import { hashesOf } from '../../xapi/attachments.ts';
import { facetKey, facetsOf } from '../../xapi/facets.ts';
import type { Micros } from '../../xapi/time.ts';

/** One statement as a document. */
export interface StatementRow {
  readonly tenant: string;
  readonly id: string;
  /** Milliseconds. */
  readonly stored: number;
  readonly doc: object;
  /** The statement as JSON, where `doc` could not hold all of it. */
  readonly text?: string;
  /** `stored` in microseconds, unique within a tenant. */
  readonly moment: Micros;
  readonly facets: readonly string[];
  readonly ref?: string;
  readonly voided?: boolean;
  /** Hashes of the attachments it names, in small letters; missing where it names none. */
  readonly hashes?: readonly string[];
  /** The block of moments it was written under, see `statementClock.ts`. */
  readonly block?: string;
}

/** A key that the engine or its driver would read as more than a name. */
function meansMore(key: string): boolean {
  return (
    key === '' || key.startsWith('$') || key === '_bsontype' || key === '__proto__' || key.includes('\0')
  );
}

/** Without what the engine cannot keep under its own name. */
function withoutOddKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOddKeys);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !meansMore(key));
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutOddKeys(member)]));
}

function hasOddKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasOddKeys);
  return Object.entries(value).some(([key, member]) => meansMore(key) || hasOddKeys(member));
}

/** What of the document is the statement itself. Extensions of other senders may have any key, so some come as text. */
export function documentOf(statement: AnyStatement): Pick<StatementRow, 'doc' | 'text'> {
  if (!hasOddKeys(statement)) return { doc: statement };
  return { doc: Object(withoutOddKeys(statement)), text: JSON.stringify(statement) };
}

/** The statement that a row keeps. */
export function statementOf({ doc, text }: Pick<StatementRow, 'doc' | 'text'>): AnyStatement {
  return (text === undefined ? doc : JSON.parse(text)) as AnyStatement;
}

/** Id of the statement that this one is about; null when it is about something else. */
export function refOf({ object }: AnyStatement): string | null {
  return isRef(object) ? object.id.toLowerCase() : null;
}

/** A statement as it is stored at this moment. */
export function rowOf(tenant: string, statement: AnyStatement, moment: Micros, block: string): StatementRow {
  const ref = refOf(statement);
  const hashes = hashesOf(statement);
  return {
    tenant,
    id: statement.id,
    stored: Math.floor(moment / 1000),
    ...documentOf(statement),
    moment,
    facets: facetsOf(statement).map((facet) => facetKey(tenant, facet)),
    ...(ref === null ? {} : { ref }),
    ...(hashes.length === 0 ? {} : { hashes }),
    block,
  };
}
