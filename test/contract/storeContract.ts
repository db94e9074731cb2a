import type { Store } from '../../src/store/port/store.ts';
import { activitiesContract } from './activities.ts';
import { adminAccessContract } from './adminAccess.ts';
import { auditContract } from './audit.ts';
import { backlogContract } from './backlog.ts';
import { calibrationsContract } from './calibrations.ts';
import { forwardsContract } from './forwards.ts';
import { gradeQueueContract } from './gradeQueue.ts';
import { gradesContract } from './grades.ts';
import { healthContract } from './health.ts';
import { keySetsContract } from './keySets.ts';
import { keysContract } from './keys.ts';
import { launchesContract } from './launches.ts';
import { learnersContract } from './learners.ts';
import { leasesContract } from './leases.ts';
import { linksContract } from './links.ts';
import { logContract } from './log.ts';
import { lrsContract } from './lrs.ts';
import { lrsKeysContract } from './lrsKeys.ts';
import { packsContract } from './packs.ts';
import { peopleContract } from './people.ts';
import { plainContract } from './plain.ts';
import { platformsContract } from './platforms.ts';
import { privacyContract } from './privacy.ts';
import { registrationCodesContract } from './registrationCodes.ts';
import { rostersContract } from './rosters.ts';
import { sessionsContract } from './sessions.ts';
import { snapshotsContract } from './snapshots.ts';
import { statementReadersContract } from './statementReaders.ts';
import { statementsContract } from './statements.ts';
import { summariesContract } from './summaries.ts';
import { turnsContract } from './turns.ts';
import { turnstilesContract } from './turnstiles.ts';

/** The store a test works on; only valid while tests run. */
export type Opened = () => Store;

/** What every adapter keeps to. `open` gives an empty store; the suite closes it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store contract on ${name}`, function contract() {
    // Races on a busy machine take their time; no rule here is about speed.
    this.timeout(60_000);
    let store: Store | null = null;
    const opened: Opened = () => {
      if (store === null) throw new Error('the store is not open');
      return store;
    };
    before(async () => {
      store = await open();
    });
    after(async () => {
      await store?.close();
    });
    for (const suite of SUITES) suite(opened);
    it('answers a ping', () => opened().ping());
  });
}

const SUITES: readonly ((opened: Opened) => void)[] = [
  logContract,
  leasesContract,
  turnsContract,
  snapshotsContract,
  learnersContract,
  activitiesContract,
  linksContract,
  gradesContract,
  summariesContract,
  statementsContract,
  platformsContract,
  registrationCodesContract,
  launchesContract,
  keysContract,
  keySetsContract,
  sessionsContract,
  packsContract,
  rostersContract,
  gradeQueueContract,
  healthContract,
  adminAccessContract,
  auditContract,
  turnstilesContract,
  calibrationsContract,
  lrsKeysContract,
  lrsContract,
  statementReadersContract,
  forwardsContract,
  peopleContract,
  privacyContract,
  backlogContract,
  plainContract,
];
