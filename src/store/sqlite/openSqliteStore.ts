import type { Store } from '../port/store.ts';
import { sqliteAccesses } from './accesses.ts';
import { sqliteActivities } from './activities.ts';
import { sqliteAdminAccess } from './adminAccess.ts';
import { sqliteArchive } from './archive.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteBacklog } from './backlog.ts';
import { sqliteCalibrations } from './calibrations.ts';
import { type ConnectionOptions, openConnection } from './connection.ts';
import { sqliteDeadLetters } from './deadLetters.ts';
import { sqliteErasures } from './erasures.ts';
import { sqliteForwards } from './forwards.ts';
import { sqliteGradeQueue } from './gradeQueue.ts';
import { sqliteGrades } from './grades.ts';
import { sqliteHealth } from './health.ts';
import { sqliteKeySets } from './keySets.ts';
import { sqliteKeys } from './keys.ts';
import { sqliteLaunches } from './launches.ts';
import { sqliteLearners } from './learners.ts';
import { sqliteLinks } from './links.ts';
import { sqliteLog } from './log.ts';
import { sqliteLrsAttachments } from './lrsAttachments.ts';
import { sqliteLrsDocuments } from './lrsDocuments.ts';
import { sqliteLrsKeys } from './lrsKeys.ts';
import { sqliteLrsThings } from './lrsThings.ts';
import { migrate } from './migrations/migrate.ts';
import { sqlitePacks } from './packs.ts';
import { sqlitePeople } from './people.ts';
import { sqlitePlatforms } from './platforms.ts';
import { sqliteRegistrationCodes } from './registrationCodes.ts';
import { sqliteRetention } from './retention.ts';
import { sqliteRosters } from './rosters.ts';
import { sqliteSessions } from './sessions.ts';
import { sqliteSnapshots } from './snapshots.ts';
import { sqliteStatementReaders } from './statementReaders.ts';
import { sqliteStatements } from './statements.ts';
import { sqliteSummaries } from './summaries.ts';
import { sqliteTurns } from './turns.ts';
import { sqliteTurnstiles } from './turnstiles.ts';

/**
 * The store in one SQLite file (made when missing; its folder must exist), brought to this release's schema. Several
 * processes may have the file open.
 * Throws `store_unavailable` when the file cannot be opened and `schema_newer` when a later release wrote it.
 */
export async function openSqliteStore(path: string, options: ConnectionOptions = {}): Promise<Store> {
  const connection = openConnection(path, options);
  try {
    await migrate(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    log: sqliteLog(connection),
    turns: sqliteTurns(connection),
    snapshots: sqliteSnapshots(connection),
    learners: sqliteLearners(connection),
    activities: sqliteActivities(connection),
    links: sqliteLinks(connection),
    grades: sqliteGrades(connection),
    summaries: sqliteSummaries(connection),
    statements: sqliteStatements(connection),
    platforms: sqlitePlatforms(connection),
    registrationCodes: sqliteRegistrationCodes(connection),
    launches: sqliteLaunches(connection),
    keys: sqliteKeys(connection),
    keySets: sqliteKeySets(connection),
    sessions: sqliteSessions(connection),
    packs: sqlitePacks(connection),
    rosters: sqliteRosters(connection),
    gradeQueue: sqliteGradeQueue(connection),
    health: sqliteHealth(connection),
    adminAccess: sqliteAdminAccess(connection),
    audit: sqliteAudit(connection),
    calibrations: sqliteCalibrations(connection),
    turnstiles: sqliteTurnstiles(connection),
    people: sqlitePeople(connection),
    erasures: sqliteErasures(connection),
    accesses: sqliteAccesses(connection),
    retention: sqliteRetention(connection),
    backlog: sqliteBacklog(connection),
    archive: sqliteArchive(connection),
    lrsKeys: sqliteLrsKeys(connection),
    statementReaders: sqliteStatementReaders(connection),
    forwards: sqliteForwards(connection),
    deadLetters: sqliteDeadLetters(connection),
    lrsDocuments: sqliteLrsDocuments(connection),
    lrsAttachments: sqliteLrsAttachments(connection),
    lrsThings: sqliteLrsThings(connection),
    ping: () => connection.ping(),
    close: async () => connection.close(),
  };
}
