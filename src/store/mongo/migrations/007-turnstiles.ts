import type { Migration } from './migration.ts';

/** What one process does at a time is found by its name, the key every collection has: nothing is to be made. */
export const turnstiles: Migration = { version: 7, up: async () => undefined };
