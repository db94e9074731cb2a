import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { archiveContract } from './archive.ts';
import { storeContract } from './storeContract.ts';

if (MONGO_SKIPPED === null) {
  const database = mongoDatabase();
  // The engine may put 50 writers of one key in line; no rule of the contract is about speed.
  storeContract('MongoDB', () => openMongoStore(database.url, { delayMs: 5, deadlineMs: 60_000 }));
  const archives: ReturnType<typeof mongoDatabase>[] = [];
  archiveContract('MongoDB', () => {
    const own = mongoDatabase();
    archives.push(own);
    return openMongoStore(own.url, { deadlineMs: 60_000 });
  });
  after(async function drop() {
    this.timeout(60_000);
    for (const one of [database, ...archives]) await one.drop();
  });
} else {
  describe('store contract on MongoDB', () => {
    it(`SKIPPED: ${MONGO_SKIPPED}`, function skip() {
      this.skip();
    });
  });
}
