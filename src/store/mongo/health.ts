import type { Health, HealthStore } from '../port/health.ts';
import { mergedHealth } from '../port/rules/mergedHealth.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

export function mongoHealth(database: Database): HealthStore {
  const all = documents<Health>(database, 'health');
  return {
    note: async (observed) => {
      for (const one of observed) {
        const key = compoundKey(one.registration, one.deployment ?? '');
        await all.change(key, (known) => mergedHealth(known, one));
      }
    },
    list: (registration) => all.find(registration === null ? {} : only({ 'doc.registration': registration })),
  };
}
