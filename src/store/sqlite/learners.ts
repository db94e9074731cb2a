import type { Learner, LearnerStore } from '../port/learners.ts';
import { notedLearner } from '../port/rules/notedLearner.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

export function sqliteLearners(connection: Connection): LearnerStore {
  return {
    // The session of the launch that told it is committed after it, and takes it along.
    note: (told) =>
      connection.remade((sql) => {
        const learner = notedLearner(getLearner(sql, told.id), told);
        sql.run(
          'INSERT INTO learners (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc',
          learner.id,
          toJson(learner),
        );
        return learner;
      }),
    saveSettings: (id, settings) =>
      connection.act((sql) => {
        sql.run(
          "UPDATE learners SET doc = json_set(doc, '$.settings', json(?)) WHERE id = ?",
          toJson(settings),
          id,
        );
      }),
    saveConsent: (id, consent) =>
      connection.act((sql) => {
        sql.run(
          "UPDATE learners SET doc = json_set(doc, '$.consent', json(?)) WHERE id = ?",
          toJson(consent),
          id,
        );
      }),
    byAccountName: (tenant, name) =>
      connection.act((sql) =>
        docOf<Learner>(
          sql.first(
            `SELECT doc FROM learners WHERE doc ->> '$.tenant' = ? AND doc ->> '$.accountName' = ?
             AND doc ->> '$.accountName' IS NOT NULL`,
            tenant,
            name,
          ),
        ),
      ),
    get: (id) => connection.act((sql) => getLearner(sql, id)),
    many: (ids) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            'SELECT doc FROM learners WHERE id IN (SELECT value FROM json_each(?))',
            toJson([...ids]),
          )
          .map((row) => fromJson<Learner>(row.doc)),
      ),
  };
}

export function getLearner(sql: Sql, id: string): Learner | null {
  return docOf<Learner>(sql.first('SELECT doc FROM learners WHERE id = ?', id));
}
