import type { Migration } from './migration.ts';

/** Key sets of platforms, as they were fetched last: found by their id alone. */
export const keySets: Migration = { version: 17, up: async () => undefined };
