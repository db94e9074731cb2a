import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openConnection } from '../../src/store/sqlite/connection.ts';
import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

/**
 * What each table holds of people: `person` is removed with them; `nobody` says nothing of anybody; `passing` goes by itself
 * within hours; everything else says why it stays.
 */
const TABLES: Readonly<Record<string, string>> = {
  log: 'person',
  snapshots: 'person',
  learners: 'person',
  grades: 'person',
  summaries: 'person',
  statements: 'person',
  lrs_documents: 'person',
  lrs_persons: 'person',
  dead_letters: 'person',
  lrs_attachments: 'person',
  sessions: 'person',
  rosters: 'person',
  accesses: 'person',
  statement_facets: 'goes with its statement by a trigger; hashes',
  attachment_uses: 'goes with its statement by a trigger; hashes',
  attachment_looks: 'goes with its attachment by a trigger; hashes',
  erasures: 'who is being erased, until it is over',
  tombstones: 'counts, without whose',
  audit: 'acts of administrators by pseudonym; goes by age (RETENTION)',
  login_states: 'passing',
  nonces: 'passing',
  tickets: 'passing',
  sign_in_links: 'passing',
  operator_sessions: 'passing',
  turnstiles: 'passing',
  activities: 'nobody',
  links: 'nobody',
  registrations: 'nobody',
  deployments: 'nobody',
  keys: 'nobody',
  key_sets: 'nobody',
  packs: 'nobody',
  current_packs: 'nobody',
  registration_codes: 'nobody',
  health: 'nobody',
  lrs_keys: 'nobody',
  lrs_activities: 'nobody',
  statement_readers: 'nobody',
  forwards: 'nobody',
  calibrations: 'nobody',
  parameter_choices: 'nobody',
  schema_version: 'nobody',
};

describe('what is kept of people', () => {
  const folder = temporaryFolder();

  it('every table says what it holds of people, and each that holds something is removed from on both stores', async () => {
    const file = folder.file('holdings.db');
    await (await openSqliteStore(file)).close();
    const connection = openConnection(file);
    const found = await connection.act((sql) =>
      sql.all<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      ),
    );
    connection.close();
    assert.deepEqual(
      found.map(({ name }) => name),
      Object.keys(TABLES).toSorted(),
    );
    const store = resolve(import.meta.dirname, '../../src/store');
    const read = (path: string) => readFileSync(join(store, path), 'utf8');
    const sqlite =
      read('sqlite/people.ts') + read('sqlite/statementsNaming.ts') + read('sqlite/soleAttachments.ts');
    const mongo =
      read('mongo/ofPerson.ts') + read('mongo/removePerson.ts') + read('mongo/soleAttachments.ts');
    for (const [table, what] of Object.entries(TABLES)) {
      if (what !== 'person') continue;
      assert.match(sqlite, new RegExp(`(FROM|UPDATE) ${table}\\b`), `SQLite: ${table}`);
      assert.match(mongo, new RegExp(`\\b${table}\\b`), `MongoDB: ${table}`);
    }
  });
});
