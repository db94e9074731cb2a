import type { KeptKeySet } from '../../lti/jwks.ts';
import type { KeySetStore } from '../port/keySets.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';

export function mongoKeySets(database: Database): KeySetStore {
  const sets = documents<KeptKeySet>(database, 'key_sets');
  return {
    put: async (set) => {
      await sets.change(set.registration, (known) =>
        known !== null && known.fetchedAt > set.fetchedAt ? null : set,
      );
    },
    get: (registration) => sets.get(registration),
  };
}
