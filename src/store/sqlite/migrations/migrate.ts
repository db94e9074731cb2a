import { TrellisError } from '../../../errors.ts';
import type { Connection, Sql } from '../connection.ts';
import { tables } from './001-tables.ts';
import { logByActivity } from './002-log-by-activity.ts';
import { registrationCodes } from './003-registration-codes.ts';
import { administration } from './004-administration.ts';
import { linksByContext } from './005-links-by-context.ts';
import { rosters } from './006-rosters.ts';
import { turnstiles } from './007-turnstiles.ts';
import { compactSnapshots } from './008-compact-snapshots.ts';
import { lrsKeys } from './009-lrs-keys.ts';
import { privacy } from './010-privacy.ts';
import { lrs } from './011-lrs.ts';
import { forwarding } from './012-forwarding.ts';
import { calibrations } from './013-calibrations.ts';
import { lrsRoom } from './014-lrs-room.ts';
import { gradebooks } from './015-gradebooks.ts';
import { statementEntries } from './016-statement-entries.ts';
import { keySets } from './017-key-sets.ts';
import { openGrades } from './018-open-grades.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  tables,
  logByActivity,
  registrationCodes,
  administration,
  linksByContext,
  rosters,
  turnstiles,
  compactSnapshots,
  lrsKeys,
  privacy,
  lrs,
  forwarding,
  calibrations,
  lrsRoom,
  gradebooks,
  statementEntries,
  keySets,
  openGrades,
];

/**
 * Brings the file to the newest schema (or to `upTo`), each step in its own transaction; processes that start together
 * take turns. Throws `schema_newer` for a file that a later release wrote.
 */
export async function migrate(connection: Connection, upTo = MIGRATIONS.length): Promise<void> {
  for (;;) {
    const done = await connection.atomic((sql) => {
      const version = versionOf(sql);
      if (version > MIGRATIONS.length) {
        throw new TrellisError(
          'schema_newer',
          `the file has version ${version}, this release ${MIGRATIONS.length}`,
          {
            params: { found: version, known: MIGRATIONS.length },
          },
        );
      }
      const next = MIGRATIONS[version];
      if (next === undefined || version >= upTo) return true;
      next.up(sql);
      sql.run('UPDATE schema_version SET version = ?', next.version);
      return false;
    });
    if (done) return;
  }
}

function versionOf(sql: Sql): number {
  sql.script(`CREATE TABLE IF NOT EXISTS schema_version (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL) STRICT;
INSERT INTO schema_version (one, version) VALUES (1, 0) ON CONFLICT DO NOTHING;`);
  return sql.first<{ version: number }>('SELECT version FROM schema_version')?.version ?? 0;
}
