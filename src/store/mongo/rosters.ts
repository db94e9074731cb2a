import type { Roster, RosterStore } from '../port/rosters.ts';
import { mergedRoster } from '../port/rules/mergedRoster.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';

export function mongoRosters(database: Database): RosterStore {
  const rosters = documents<Roster>(database, 'rosters');
  return {
    save: async (roster) => {
      await rosters.change(roster.context, (known) => mergedRoster(known, roster));
    },
    get: (context) => rosters.get(context),
  };
}
