import { type Config, readConfig } from '../config.ts';
import { openStore, prepareDataDir } from '../openData.ts';
import type { Store } from '../store/port/store.ts';

/** Runs a command on the configured store, beside a running server if need be, and closes it after. */
export async function withStore<T>(use: (store: Store, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  prepareDataDir(config.dataDir);
  const store = await openStore(config);
  try {
    return await use(store, config);
  } finally {
    await store.close();
  }
}
