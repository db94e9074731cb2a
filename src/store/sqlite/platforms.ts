import type { Deployment, Registration } from '../../lti/registration.ts';
import type { DeploymentChange, PlatformStore } from '../port/platforms.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

interface Row {
  readonly doc: string;
}

export function sqlitePlatforms(connection: Connection): PlatformStore {
  return {
    put: (registration) => connection.atomic((sql) => put(sql, registration)),
    settle: (issuer, clientId, rule) =>
      connection.atomic((sql) => {
        const known = byPair(sql, issuer, clientId);
        const next = rule(known);
        return next === null ? known : write(sql, next);
      }),
    change: (id, change) =>
      connection.act(
        (sql) => sql.run(`UPDATE registrations ${PATCH} WHERE id = ?`, toJson(change), id) === 1,
      ),
    noteDeployment: (deployment) => connection.atomic((sql) => noteDeployment(sql, deployment)),
    changeDeployment: (registrationId, deploymentId, change) =>
      connection.act((sql) => changeDeployment(sql, registrationId, deploymentId, change)),
    dropDeployments: (registrationId) =>
      connection.act((sql) => {
        sql.run('DELETE FROM deployments WHERE registration = ?', registrationId);
      }),
    sweepPending: (before) => connection.atomic((sql) => sweepPending(sql, before)),
    get: (id) =>
      connection.act((sql) =>
        docOf<Registration>(sql.first('SELECT doc FROM registrations WHERE id = ?', id)),
      ),
    byIssuer: (issuer) =>
      connection.act((sql) =>
        registrations(sql.all('SELECT doc FROM registrations WHERE issuer = ? ORDER BY client_id', issuer)),
      ),
    list: () => connection.view(list),
    deployment: (registrationId, deploymentId) =>
      connection.act((sql) => getDeployment(sql, registrationId, deploymentId)),
  };
}

/** Fields that are given replace those that stand (RFC 7396); none of them is ever null. */
const PATCH = 'SET doc = json_patch(doc, ?)';

function registrations(rows: Row[]): Registration[] {
  return rows.map((row) => fromJson<Registration>(row.doc));
}

function byPair(sql: Sql, issuer: string, clientId: string): Registration | null {
  return docOf<Registration>(
    sql.first('SELECT doc FROM registrations WHERE issuer = ? AND client_id = ?', issuer, clientId),
  );
}

function put(sql: Sql, told: Registration): Registration {
  const known = byPair(sql, told.issuer, told.clientId);
  return write(sql, known === null ? told : { ...told, id: known.id, createdAt: known.createdAt });
}

function write(sql: Sql, registration: Registration): Registration {
  sql.run(
    `INSERT INTO registrations (id, issuer, client_id, doc) VALUES (?, ?, ?, ?)
     ON CONFLICT (issuer, client_id) DO UPDATE SET doc = excluded.doc`,
    registration.id,
    registration.issuer,
    registration.clientId,
    toJson(registration),
  );
  return registration;
}

function getDeployment(sql: Sql, registration: string, deployment: string): Deployment | null {
  return docOf<Deployment>(
    sql.first(
      'SELECT doc FROM deployments WHERE registration = ? AND deployment = ?',
      registration,
      deployment,
    ),
  );
}

function noteDeployment(sql: Sql, told: Deployment): Deployment {
  sql.run(
    'INSERT INTO deployments (registration, deployment, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    told.registrationId,
    told.deploymentId,
    toJson(told),
  );
  return getDeployment(sql, told.registrationId, told.deploymentId) ?? told;
}

function changeDeployment(
  sql: Sql,
  registration: string,
  deployment: string,
  change: DeploymentChange,
): boolean {
  const where = 'WHERE registration = ? AND deployment = ?';
  return sql.run(`UPDATE deployments ${PATCH} ${where}`, toJson(change), registration, deployment) === 1;
}

function sweepPending(sql: Sql, before: number): number {
  const over = registrations(
    sql.all("SELECT doc FROM registrations WHERE doc ->> 'status' = 'pending'"),
  ).filter(({ createdAt }) => createdAt < before);
  for (const { id } of over) {
    sql.run('DELETE FROM deployments WHERE registration = ?', id);
    sql.run('DELETE FROM registrations WHERE id = ?', id);
  }
  return over.length;
}

function list(sql: Sql): { registration: Registration; deployments: Deployment[] }[] {
  return registrations(sql.all('SELECT doc FROM registrations ORDER BY issuer, client_id')).map(
    (registration) => ({
      registration,
      deployments: sql
        .all<Row>('SELECT doc FROM deployments WHERE registration = ? ORDER BY deployment', registration.id)
        .map((row) => fromJson<Deployment>(row.doc)),
    }),
  );
}
