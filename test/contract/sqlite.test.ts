import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { archiveContract } from './archive.ts';
import { storeContract } from './storeContract.ts';

const folder = temporaryFolder();

storeContract('SQLite', () => openSqliteStore(folder.file('contract.db'), { delayMs: 5 }));

let archives = 0;
archiveContract('SQLite', () => {
  archives += 1;
  return openSqliteStore(folder.file(`archive-${archives}.db`));
});
