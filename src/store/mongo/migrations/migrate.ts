import type mongoose from 'mongoose';
import { TrellisError } from '../../../errors.ts';
import { engineError } from '../engineError.ts';
import { indexes } from './001-indexes.ts';
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
import { firstKey } from './014-first-key.ts';
import { lrsRoom } from './015-lrs-room.ts';
import { gradebooks } from './016-gradebooks.ts';
import { keySets } from './017-key-sets.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  indexes,
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
  firstKey,
  lrsRoom,
  gradebooks,
  keySets,
];

const WHICH = { _id: 'schema' };

interface SchemaVersion {
  _id: string;
  version: number;
}

/**
 * Brings the database to the newest schema (or to `upTo`). The version only ever rises, so processes that start together
 * at worst repeat a step. Throws `schema_newer` for a database that a later release wrote, else `store_unavailable`.
 */
export async function migrate(connection: mongoose.Connection, upTo = MIGRATIONS.length): Promise<void> {
  try {
    const versions = connection.collection<SchemaVersion>('schema_version');
    const version = (await versions.findOne(WHICH))?.version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new TrellisError(
        'schema_newer',
        `the database has version ${version}, this release ${MIGRATIONS.length}`,
        {
          params: { found: version, known: MIGRATIONS.length },
        },
      );
    }
    for (const step of MIGRATIONS.slice(version, upTo)) {
      await step.up(connection);
      await versions.updateOne(WHICH, { $max: { version: step.version } }, { upsert: true });
    }
  } catch (error) {
    throw engineError(error);
  }
}
