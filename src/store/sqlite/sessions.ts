import type { Session, SessionStore } from '../port/sessions.ts';
import type { Connection } from './connection.ts';
import { docOf, toJson } from './json.ts';

export function sqliteSessions(connection: Connection): SessionStore {
  return {
    // On the disk before the page has it, with everything its launch wrote.
    create: (session) =>
      connection.shared((sql) => {
        sql.run(
          'INSERT INTO sessions (token_hash, expires_at, doc) VALUES (?, ?, ?)',
          session.tokenHash,
          session.expiresAt,
          toJson(session),
        );
      }),
    find: (tokenHash) =>
      connection.act((sql) =>
        docOf<Session>(sql.first('SELECT doc FROM sessions WHERE token_hash = ?', tokenHash)),
      ),
    takeDeepLink: (tokenHash) =>
      connection.act(
        (sql) =>
          sql.run(
            `UPDATE sessions SET answered = 1
             WHERE token_hash = ? AND answered = 0 AND doc ->> '$.deepLink' IS NOT NULL`,
            tokenHash,
          ) === 1,
      ),
    endOf: (registration, deployment) =>
      connection.act((sql) =>
        sql.run(
          `DELETE FROM sessions WHERE doc ->> '$.registration' = ?1
           AND (?2 IS NULL OR doc ->> '$.deployment' = ?2)`,
          registration,
          deployment,
        ),
      ),
    sweep: (now) => connection.act((sql) => sql.run('DELETE FROM sessions WHERE expires_at < ?', now)),
  };
}
