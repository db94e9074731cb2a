import { openSqliteStore } from '../../src/store/sqlite/openSqliteStore.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { storeContract } from './storeContract.ts';

const folder = temporaryFolder();

storeContract('SQLite', () => openSqliteStore(folder.file('contract.db'), { delayMs: 5 }));
