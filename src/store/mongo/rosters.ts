import type { Roster, RosterStore } from '../port/rosters.ts';
import { mergedRoster } from '../port/rules/mergedRoster.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { scalar } from './filter.ts';

export function mongoRosters(database: Database): RosterStore {
  const rosters = documents<Roster>(database, 'rosters');

  async function claimOne(before: number, now: number): Promise<Roster | null> {
    const stale = { 'doc.checkedAt': { $lt: scalar(before) } };
    const update = { $set: { 'doc.checkedAt': scalar(now) }, $inc: { rev: 1 } };
    const row = await database.call(() =>
      rosters.model
        .findOneAndUpdate(stale, update, { sort: { 'doc.checkedAt': 1 }, returnDocument: 'after' })
        .lean()
        .exec(),
    );
    return row && (row.doc as Roster);
  }
  return {
    tell: async (news) => {
      const { doc, changed } = await rosters.change(news.context, (known) => mergedRoster(known, news));
      return changed ? doc : null;
    },
    get: (context) => rosters.get(context),
    claimStale: async (before, now, limit) => {
      const claimed: Roster[] = [];
      while (claimed.length < limit) {
        const one = await claimOne(before, now);
        if (one === null) break;
        claimed.push(one);
      }
      return claimed;
    },
  };
}
