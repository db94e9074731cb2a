import type {
  AnyActor,
  AnyContext,
  AnyObject,
  AnyStatement,
  ContextActivities,
  StoredStatement,
} from './anyStatement.ts';
import { isSubStatement } from './anyStatement.ts';
import { isoOf, microsIso, momentOf } from './time.ts';
import type { XapiVersion } from './version.ts';

/** What the record store adds to a statement that it takes. */
export interface Reception {
  readonly version: XapiVersion;
  /** Who vouches: the credential's. */
  readonly authority: AnyActor;
  /** For a statement without id. */
  readonly id: string;
}

/** Version written into a statement that names none. */
const UNNAMED = { '1.0.3': '1.0.0', '2.0.0': '2.0.0' } as const;

/** UTC with milliseconds, as most senders write it: what `isoOf` would make of it. */
const SETTLED = /^\d{4}-\d\d-\d\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** IEEE 9274.1.1, 4.2.7: 2.0 turns every timestamp into UTC; 1.0.3 leaves them as they were sent. */
function timeOf(timestamp: string, version: XapiVersion): string {
  if (version === '1.0.3' || SETTLED.test(timestamp)) return timestamp;
  const moment = momentOf(timestamp);
  return moment === null ? timestamp : isoOf(moment);
}

/** A single context activity comes back as an array of one. */
function inArrays(activities: ContextActivities): ContextActivities {
  if (Object.values(activities).every(Array.isArray)) return activities;
  const entries = Object.entries(activities).map(([key, value]) => [
    key,
    Array.isArray(value) ? value : [value],
  ]);
  return Object.fromEntries(entries) as ContextActivities;
}

interface Timed {
  readonly context?: AnyContext;
  readonly timestamp?: string;
}

function settled<T extends Timed>(said: T, version: XapiVersion): T {
  const { context, timestamp } = said;
  return {
    ...said,
    ...(timestamp === undefined ? {} : { timestamp: timeOf(timestamp, version) }),
    ...(context?.contextActivities
      ? { context: { ...context, contextActivities: inArrays(context.contextActivities) } }
      : {}),
  };
}

function settledObject(object: AnyObject, version: XapiVersion): AnyObject {
  return isSubStatement(object) ? settled(object, version) : object;
}

/** A statement that has passed the schema, as it was sent. */
export type Sent = Partial<AnyStatement> & Omit<AnyStatement, 'id' | 'version'>;

function withoutStored(sent: Sent): Sent {
  if (!('stored' in sent)) return sent;
  const { stored: _stored, ...rest } = sent;
  return rest;
}

/** A statement that has passed the schema, as it is kept: whatever `stored` and `authority` it brought is replaced. */
export function received(sent: Sent, { version, authority, id }: Reception): AnyStatement {
  return {
    ...settled(withoutStored(sent), version),
    id: (sent.id ?? id).toLowerCase(),
    object: settledObject(sent.object, version),
    authority,
    version: sent.version ?? UNNAMED[version],
  };
}

/** A kept statement as it is read. @param stored microseconds */
export function asStored(statement: AnyStatement, stored: number): StoredStatement {
  const when = microsIso(stored);
  return { ...statement, timestamp: statement.timestamp ?? when, stored: when };
}
