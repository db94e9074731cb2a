/** What is known of an archive before any of it is read. */
export interface ArchiveHead {
  readonly engine: 'sqlite' | 'mongodb';
  /** Version of the schema its rows are of. */
  readonly schema: number;
}

/** One row of an archive, as JSON: the table or collection, and the row as the engine keeps it. */
export interface ArchiveRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * What is not taken along: it lives for minutes or hours, or is made again. Everything else is, also tables that are added
 * later.
 */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  'login_states',
  'nonces',
  'tickets',
  'sessions',
  'sign_in_links',
  'operator_sessions',
  'turnstiles',
  'key_sets',
  'snapshots',
]);

/** Everything that is kept, out of a store and into an empty one of the same engine and schema. */
export interface ArchiveStore {
  head(): Promise<ArchiveHead>;
  /** Every row, table by table; streamed. What is written meanwhile may be in it or not. */
  read(): AsyncIterable<ArchiveRow>;
  /** Puts rows where none of their keys stands; how many. Rejects with `conflict` when one does. */
  write(rows: readonly ArchiveRow[]): Promise<number>;
  /** Whether people, courses and platforms are all missing: what a first start makes by itself counts as nothing. */
  isEmpty(): Promise<boolean>;
  /** Removes what a first start has made by itself, so that an archive's own can come. */
  clear(): Promise<void>;
}
