import type { Store } from '../port/store.ts';
import { mongoAccesses } from './accesses.ts';
import { mongoActivities } from './activities.ts';
import { mongoAdminAccess } from './adminAccess.ts';
import { mongoArchive } from './archive.ts';
import { mongoAudit } from './audit.ts';
import { mongoBacklog } from './backlog.ts';
import { mongoCalibrations } from './calibrations.ts';
import { type DatabaseOptions, openDatabase } from './database.ts';
import { mongoDeadLetters } from './deadLetters.ts';
import { mongoErasures } from './erasures.ts';
import { mongoForwards } from './forwards.ts';
import { mongoGradeQueue } from './gradeQueue.ts';
import { mongoGrades } from './grades.ts';
import { mongoHealth } from './health.ts';
import { mongoKeySets } from './keySets.ts';
import { mongoKeys } from './keys.ts';
import { mongoLaunches } from './launches.ts';
import { mongoLearners } from './learners.ts';
import { mongoLinks } from './links.ts';
import { mongoLog } from './log.ts';
import { mongoLrsAttachments } from './lrsAttachments.ts';
import { mongoLrsDocuments } from './lrsDocuments.ts';
import { mongoLrsKeys } from './lrsKeys.ts';
import { mongoLrsThings } from './lrsThings.ts';
import { migrate } from './migrations/migrate.ts';
import { mongoPacks } from './packs.ts';
import { mongoPeople } from './people.ts';
import { mongoPlatforms } from './platforms.ts';
import { mongoRegistrationCodes } from './registrationCodes.ts';
import { mongoRetention } from './retention.ts';
import { mongoRosters } from './rosters.ts';
import { mongoSessions } from './sessions.ts';
import { mongoSnapshots } from './snapshots.ts';
import { mongoStatementReaders } from './statementReaders.ts';
import { mongoStatements } from './statements.ts';
import { mongoSummaries } from './summaries.ts';
import { mongoTurns } from './turns.ts';
import { mongoTurnstiles } from './turnstiles.ts';

/**
 * The store in one MongoDB database (the one the URL names, else `trellis`), brought to this release's schema. Any number
 * of processes share it; no multi-document transaction is used, so a standalone server and a sharded cluster both do.
 * Throws `store_unavailable` when the server cannot be reached and `schema_newer` when a later release wrote the database.
 */
export async function openMongoStore(url: string, options: DatabaseOptions = {}): Promise<Store> {
  const database = await openDatabase(url, options);
  try {
    await migrate(database.connection);
  } catch (error) {
    await database.close();
    throw error;
  }
  const parts = {
    log: mongoLog(database),
    snapshots: mongoSnapshots(database),
    learners: mongoLearners(database),
    activities: mongoActivities(database),
    links: mongoLinks(database),
    grades: mongoGrades(database),
    summaries: mongoSummaries(database),
    statements: mongoStatements(database),
    platforms: mongoPlatforms(database),
    registrationCodes: mongoRegistrationCodes(database),
    launches: mongoLaunches(database),
    keys: mongoKeys(database),
    keySets: mongoKeySets(database),
    sessions: mongoSessions(database),
    packs: mongoPacks(database),
    rosters: mongoRosters(database),
    gradeQueue: mongoGradeQueue(database),
    health: mongoHealth(database),
    adminAccess: mongoAdminAccess(database),
    audit: mongoAudit(database),
    calibrations: mongoCalibrations(database),
    turnstiles: mongoTurnstiles(database),
    people: mongoPeople(database),
    erasures: mongoErasures(database),
    accesses: mongoAccesses(database),
    retention: mongoRetention(database),
    backlog: mongoBacklog(database),
    archive: mongoArchive(database),
    lrsKeys: mongoLrsKeys(database),
    statementReaders: mongoStatementReaders(database),
    forwards: mongoForwards(database),
    deadLetters: mongoDeadLetters(database),
    lrsDocuments: mongoLrsDocuments(database),
    lrsAttachments: mongoLrsAttachments(database),
    lrsThings: mongoLrsThings(database),
  };
  return { ...parts, turns: mongoTurns(parts), ping: () => database.ping(), close: () => database.close() };
}
