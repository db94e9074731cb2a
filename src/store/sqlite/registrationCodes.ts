import type { RegistrationCode } from '../../lti/registration/code.ts';
import type { RegistrationCodeStore } from '../port/registrationCodes.ts';
import type { Connection } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

const UNUSED = "doc ->> '$.usedAt' IS NULL";

export function sqliteRegistrationCodes(connection: Connection): RegistrationCodeStore {
  return {
    put: (code) =>
      connection.act((sql) => {
        sql.run(
          'INSERT INTO registration_codes (hash, expires_at, doc) VALUES (?, ?, ?)',
          code.hash,
          code.expiresAt,
          toJson(code),
        );
      }),
    spend: (hash, registrationId, now) =>
      connection.act(
        (sql) =>
          sql.run(
            `UPDATE registration_codes SET doc = json_set(doc, '$.usedAt', ?, '$.usedFor', ?)
             WHERE hash = ? AND expires_at > ? AND ${UNUSED}`,
            now,
            registrationId,
            hash,
            now,
          ) === 1,
      ),
    revoke: (hash) =>
      connection.act(
        (sql) => sql.run(`DELETE FROM registration_codes WHERE hash = ? AND ${UNUSED}`, hash) === 1,
      ),
    sweep: (before) =>
      connection.act((sql) => sql.run('DELETE FROM registration_codes WHERE expires_at < ?', before)),
    find: (hash) =>
      connection.act((sql) =>
        docOf<RegistrationCode>(sql.first('SELECT doc FROM registration_codes WHERE hash = ?', hash)),
      ),
    list: () =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>(
            "SELECT doc FROM registration_codes ORDER BY doc ->> '$.createdAt' DESC, hash",
          )
          .map((row) => fromJson<RegistrationCode>(row.doc)),
      ),
  };
}
