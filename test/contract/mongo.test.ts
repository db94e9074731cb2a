import { openMongoStore } from '../../src/store/mongo/openMongoStore.ts';
import { MONGO_SKIPPED, mongoDatabase } from '../support/mongoDatabase.ts';
import { storeContract } from './storeContract.ts';

if (MONGO_SKIPPED === null) {
  const database = mongoDatabase();
  after(() => database.drop());
  storeContract('MongoDB', () => openMongoStore(database.url, { delayMs: 5 }));
} else {
  describe('store contract on MongoDB', () => {
    it(`SKIPPED: ${MONGO_SKIPPED}`, function skip() {
      this.skip();
    });
  });
}
