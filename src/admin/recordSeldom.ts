import { HOUR_MS } from '../duration.ts';
import type { AuditActor } from '../store/port/audit.ts';
import type { Administration } from './administration.ts';
import { type Recorded, record } from './record.ts';

/** How long an act of the same actor at the same place says nothing new, in milliseconds (1 h). */
const SELDOM_MS = HOUR_MS;
/** Entries of the place that are looked through for it. */
const LOOKED_AT = 50;

/**
 * Like `record`, for acts that somebody can repeat at no cost: once an hour for each actor and place, so that nobody
 * buries what others did. Of several at the very same moment each may be written.
 */
export async function recordSeldom(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  actor: AuditActor,
  recorded: Recorded,
): Promise<void> {
  const { registration = null, deployment = null, act } = recorded;
  const newest = await admin.store.audit.page({ registration, deployment }, null, LOOKED_AT);
  const since = admin.now() - SELDOM_MS;
  const known = newest.some(
    (entry) =>
      entry.act === act &&
      entry.at > since &&
      entry.registration === registration &&
      entry.deployment === deployment &&
      entry.actor.kind === actor.kind &&
      entry.actor.id === actor.id,
  );
  if (!known) await record(admin, actor, recorded);
}
