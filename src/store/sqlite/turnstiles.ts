import type { TurnstileStore } from '../port/turnstiles.ts';
import type { Connection } from './connection.ts';

export function sqliteTurnstiles(connection: Connection): TurnstileStore {
  return {
    enter: (name, now, until) =>
      connection.act(
        (sql) =>
          sql.run(
            `INSERT INTO turnstiles (name, shut_until) VALUES (?1, ?3)
             ON CONFLICT (name) DO UPDATE SET shut_until = ?3 WHERE shut_until <= ?2`,
            name,
            now,
            until,
          ) === 1,
      ),
    leave: (name) =>
      connection.act((sql) => {
        sql.run('DELETE FROM turnstiles WHERE name = ?', name);
      }),
  };
}
