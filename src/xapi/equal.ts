import type { AnyStatement } from './anyStatement.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { comparedDuration } from './time.ts';

/** What a record store may set or change, and so does not tell statements apart (1.0.3, part 2, 2.3.1 and part 3, 2.1.2). */
const NOT_COMPARED = new Set(['id', 'timestamp', 'stored', 'authority', 'version', 'attachments']);

const sorted = (values: readonly string[]): string[] => [...values].sort();

/** JSON with keys in order and, in groups, members in order: equal texts are equal in meaning. */
function written(value: Json, key: string): string {
  if (Array.isArray(value)) {
    const members = value.map((one) => written(one, key));
    return `[${(key === 'member' ? sorted(members) : members).join(',')}]`;
  }
  if (isObject(value)) return objectWritten(value, key);
  if (typeof value === 'string') return JSON.stringify(plain(value, key));
  return JSON.stringify(value);
}

/** Ids of statements and registrations count without case; a duration only to a hundredth of a second. */
function plain(value: string, key: string): string {
  if (key === 'registration' || key === 'mbox_sha1sum') return value.toLowerCase();
  return key === 'duration' ? comparedDuration(value) : value;
}

/** Places whose object is an agent, or an activity, unless it says otherwise. */
const UNSAID: Readonly<Record<string, string>> = {
  actor: 'Agent',
  instructor: 'Agent',
  member: 'Agent',
  agent: 'Agent',
  object: 'Activity',
  parent: 'Activity',
  grouping: 'Activity',
  category: 'Activity',
  other: 'Activity',
};

/** Words and definitions describe; they do not say what happened. */
function compared(key: string, inside: string, value: Json): boolean {
  if (inside === 'verb') return key !== 'display';
  return !(key === 'definition' && value !== undefined && inside in UNSAID);
}

function objectWritten(value: JsonObject, inside: string): string {
  if (inside === 'extensions') return deep(value);
  const unsaid = UNSAID[inside];
  const whole = unsaid === undefined ? value : { objectType: unsaid, ...value };
  const isReference = whole.objectType === 'StatementRef';
  const parts = Object.entries(whole).flatMap(([key, member]) => {
    if (member === undefined || !compared(key, inside, member)) return [];
    if (inside === 'object' && whole.objectType === 'SubStatement' && NOT_COMPARED.has(key)) return [];
    const text =
      isReference && key === 'id' ? JSON.stringify(String(member).toLowerCase()) : written(member, key);
    return [`${JSON.stringify(key)}:${text}`];
  });
  return `{${sorted(parts).join(',')}}`;
}

/** Extensions are compared as they stand, but for the order of keys. */
function deep(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(deep).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const parts = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}:${deep(member ?? null)}`,
  );
  return `{${sorted(parts).join(',')}}`;
}

/** The meaning of a statement as text: what two statements of one id must share to be the same one. */
export function meaningOf(statement: Partial<AnyStatement>): string {
  const parts = Object.entries(statement)
    .filter(([key, member]) => !NOT_COMPARED.has(key) && member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${written(member as Json, key)}`);
  return sorted(parts).join(',');
}

/** Whether two statements say the same, whatever a record store may have set in them. */
export function sameMeaning(one: Partial<AnyStatement>, other: Partial<AnyStatement>): boolean {
  return meaningOf(one) === meaningOf(other);
}
