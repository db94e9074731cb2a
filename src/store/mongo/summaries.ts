import type { SummaryRow, SummaryStore } from '../port/summaries.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { compoundKey, only } from './filter.ts';

export function mongoSummaries(database: Database): SummaryStore {
  const summaries = documents<SummaryRow>(database, 'summaries');
  return {
    put: async (row) => {
      await summaries.change(compoundKey(row.activity, row.learner), (known) =>
        known !== null && known.sequence > row.sequence ? null : row,
      );
    },
    get: (activity, learner) => summaries.get(compoundKey(activity, learner)),
    ofActivity: (activity) => summaries.find(only({ 'doc.activity': activity })),
  };
}
