import type { TurnstileStore } from '../port/turnstiles.ts';
import type { Connection } from './connection.ts';

export function sqliteTurnstiles(connection: Connection): TurnstileStore {
  return {
    enter: (name, now, until) =>
      connection.act(
        (sql) =>
          sql.run(
            `INSERT INTO turnstiles (name, shut_until) VALUES (?1, ?3)
             ON CONFLICT (name) DO UPDATE SET shut_until = ?3 WHERE shut_until <= ?2 OR shut_until > ?3 + ?3 - ?2`,
            name,
            now,
            until,
          ) === 1,
      ),
    stay: (name, from, until) =>
      connection.act(
        (sql) =>
          sql.run(
            'UPDATE turnstiles SET shut_until = ? WHERE name = ? AND shut_until = ?',
            until,
            name,
            from,
          ) === 1,
      ),
    leave: (name) =>
      connection.act((sql) => {
        sql.run('DELETE FROM turnstiles WHERE name = ?', name);
      }),
  };
}
