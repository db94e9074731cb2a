import type { Migration } from './migration.ts';

/** Credentials of clients of the LRS are found by their id, the key every collection has: nothing is to be made. */
export const lrsKeys: Migration = { version: 9, up: async () => undefined };
