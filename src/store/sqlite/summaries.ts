import type { SummaryRow, SummaryStore } from '../port/summaries.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteSummaries(connection: Connection): SummaryStore {
  return {
    put: (row) =>
      connection.remade((sql) => {
        sql.run(
          `INSERT INTO summaries (activity, learner, sequence, doc) VALUES (?, ?, ?, ?)
           ON CONFLICT (activity, learner) DO UPDATE SET sequence = excluded.sequence, doc = excluded.doc
           WHERE excluded.sequence >= sequence`,
          row.activity,
          row.learner,
          row.sequence,
          toJson(row),
        );
      }),
    get: (activity, learner) =>
      connection.act((sql) =>
        docOf<SummaryRow>(
          sql.first('SELECT doc FROM summaries WHERE activity = ? AND learner = ?', activity, learner),
        ),
      ),
    ofActivity: (activity) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>('SELECT doc FROM summaries WHERE activity = ? ORDER BY learner', activity)
          .map((row) => fromJson<SummaryRow>(row.doc)),
      ),
  };
}
