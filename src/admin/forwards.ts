import type { Slice } from '../api/administration.ts';
import type { ForwardRequest, ForwardView, LetterView } from '../api/records.ts';
import { TrellisError } from '../errors.ts';
import type { AuditAct } from '../store/port/audit.ts';
import type { ForwardTarget } from '../store/port/forwards.ts';
import type { StatementReader } from '../store/port/statementReaders.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';
import { customerOf } from './tenants.ts';

type Deps = Pick<Administration, 'store' | 'now' | 'newId'>;

/** Letters of a page. */
const ROWS = 25;

/** How sending stands before the first statement. */
const NOTHING_SENT = { sent: 0, sentAt: null, attempts: 0, failingSince: null, reason: null };

/**
 * Begins sending a customer's statements on to another record store. Its password is kept sealed.
 * @throws TrellisError `not_found` for a customer out of reach
 */
export async function addForward(
  admin: Deps & Pick<Administration, 'seal'>,
  { actor, scope }: Administrator,
  request: ForwardRequest,
): Promise<string> {
  const { tenant, label, endpoint, username, password, version, verbs, activities, ownOnly } = request;
  const place = await customerOf(admin, scope, tenant);
  const [id, now] = [admin.newId(), admin.now()];
  const target: ForwardTarget = {
    id,
    tenant,
    label,
    endpoint,
    username,
    password: await admin.seal(password, id),
    version,
    filter: { verbs, activities, ownOnly },
    createdAt: now,
    delivery: NOTHING_SENT,
  };
  await record(admin, actor, { act: 'forwardAdded', ...place, detail: { host: hostOf(target) } });
  await admin.store.forwards.add(target);
  const cursor = request.fromStart ? 0 : await admin.store.statements.consistentThrough(tenant, now);
  await admin.store.statementReaders.add({ id, kind: 'forward', tenant, cursor, due: now, paused: false });
  return id;
}

function hostOf({ endpoint }: Pick<ForwardTarget, 'endpoint'>): string {
  return new URL(endpoint).host;
}

/** The target, with the act noted. @throws TrellisError `not_found` */
async function acted(
  admin: Deps,
  { actor, scope }: Administrator,
  id: string,
  { act, detail = {} }: { readonly act: AuditAct; readonly detail?: Readonly<Record<string, string>> },
): Promise<ForwardTarget> {
  const target = await admin.store.forwards.find(id);
  if (!target) throw new TrellisError('not_found', 'no such target');
  // A customer that is gone keeps nobody from ending what was set up for it.
  const place = await customerOf(admin, scope, target.tenant).catch(() => ({}));
  await record(admin, actor, { act, ...place, detail: { host: hostOf(target), ...detail } });
  return target;
}

/** Stops sending, or goes on from where it stopped, at once. @throws TrellisError `not_found` */
export async function pauseForward(
  admin: Deps,
  by: Administrator,
  id: string,
  paused: boolean,
): Promise<void> {
  const detail = { status: paused ? 'paused' : 'active' };
  await acted(admin, by, id, { act: 'forwardChanged', detail });
  await admin.store.statementReaders.pause(id, paused, admin.now());
}

/** Ends it for good and forgets what was refused. @throws TrellisError `not_found` */
export async function removeForward(admin: Deps, by: Administrator, id: string): Promise<void> {
  await acted(admin, by, id, { act: 'forwardRemoved' });
  await admin.store.statementReaders.remove(id);
  await admin.store.deadLetters.drop(id);
  await admin.store.forwards.remove(id);
}

/** Tries what was refused once more; how many statements. @throws TrellisError `not_found` */
export async function retryForward(admin: Deps, by: Administrator, id: string): Promise<number> {
  await acted(admin, by, id, { act: 'forwardRetried' });
  const count = await admin.store.deadLetters.again(id);
  const reader = await admin.store.statementReaders.find(id);
  if (reader && !reader.paused) await admin.store.statementReaders.pause(id, false, admin.now());
  return count;
}

function viewOf(target: ForwardTarget, reader: StatementReader | undefined, refused: number): ForwardView {
  const { password: _sealed, delivery, ...shown } = target;
  const { paused = true, due = target.createdAt, cursor = 0 } = reader ?? {};
  return {
    ...shown,
    ...delivery,
    paused,
    due,
    upTo: cursor === 0 ? null : Math.floor(cursor / 1000),
    refused,
  };
}

/** Every target, oldest first, with how sending goes. */
export async function viewForwards({
  store,
}: Pick<Administration, 'store'>): Promise<readonly ForwardView[]> {
  const [targets, readers, refused] = await Promise.all([
    store.forwards.list(),
    store.statementReaders.list('forward'),
    store.deadLetters.count(),
  ]);
  const byId = new Map(readers.map((reader) => [reader.id, reader]));
  return targets.map((target) => viewOf(target, byId.get(target.id), refused[target.id] ?? 0));
}

/** A page of the statements that a target refuses. @param after the last one of the page before, or null */
export async function viewLetters(
  { store }: Pick<Administration, 'store'>,
  target: string,
  after: string | null,
): Promise<Slice<LetterView>> {
  const found = await store.deadLetters.page(target, after, ROWS + 1);
  const shown = found.slice(0, ROWS);
  return {
    rows: shown.map(({ statement, status, at }) => ({ statement, status, at })),
    next: found.length > ROWS ? (shown.at(-1)?.statement ?? null) : null,
  };
}
