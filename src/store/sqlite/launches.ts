import type { LoginState, TakenState } from '../../lti/loginState.ts';
import type { LaunchStore, Ticket } from '../port/launches.ts';
import { STATE_REMEMBERED_MS } from '../port/launches.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

/**
 * Commits here wait for no disk: a launch ends in a session or a ticket whose commit does, and takes these along. What a
 * power failure takes back, it takes back before anybody was let in by it; the browser begins its login again.
 */
export function sqliteLaunches(connection: Connection): LaunchStore {
  return {
    putState: (state) =>
      connection.remade((sql) => {
        sql.run(
          'INSERT INTO login_states (state, expires_at, doc) VALUES (?, ?, ?)',
          state.state,
          state.expiresAt,
          toJson(state),
        );
      }),
    takeState: (state, now) => connection.remade((sql) => takeState(sql, state, now)),
    rememberNonce: (key, expiresAt) =>
      connection.remade(
        (sql) =>
          sql.run(
            'INSERT INTO nonces (key, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
            key,
            expiresAt,
          ) === 1,
      ),
    // On the disk before the page has it, with the state that was taken for it.
    putTicket: (ticket) =>
      connection.shared((sql) => {
        sql.run(
          'INSERT INTO tickets (hash, expires_at, doc) VALUES (?, ?, ?)',
          ticket.hash,
          ticket.expiresAt,
          toJson(ticket),
        );
      }),
    takeTicket: (hash, now) =>
      connection.atomic((sql) =>
        docOf<Ticket>(
          sql.first('DELETE FROM tickets WHERE hash = ? AND expires_at > ? RETURNING doc', hash, now),
        ),
      ),
    endTickets: (registration, deployment) =>
      connection.act((sql) =>
        sql.run(
          `DELETE FROM tickets WHERE doc ->> '$.message.registrationId' = ?1
           AND (?2 IS NULL OR doc ->> '$.message.deploymentId' = ?2)`,
          registration,
          deployment,
        ),
      ),
    sweep: (now) =>
      connection.atomic(
        (sql) =>
          sql.run('DELETE FROM login_states WHERE expires_at < ?', now - STATE_REMEMBERED_MS) +
          sql.run('DELETE FROM nonces WHERE expires_at < ?', now) +
          sql.run('DELETE FROM tickets WHERE expires_at < ?', now),
      ),
  };
}

function takeState(sql: Sql, state: string, now: number): TakenState {
  const taken = sql.first<{ doc: string }>(
    'UPDATE login_states SET taken = 1 WHERE state = ? AND taken = 0 AND expires_at > ? RETURNING doc',
    state,
    now,
  );
  if (taken !== undefined) return { outcome: 'taken', record: fromJson<LoginState>(taken.doc) };
  const known = sql.first<{ taken: number }>('SELECT taken FROM login_states WHERE state = ?', state);
  if (known === undefined) return { outcome: 'unknown' };
  return { outcome: known.taken === 1 ? 'replayed' : 'expired' };
}
