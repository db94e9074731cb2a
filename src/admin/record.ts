import type { AuditAct, AuditActor, AuditEntry } from '../store/port/audit.ts';
import type { Administration } from './administration.ts';

/** What an entry says beside who and when. */
export interface Recorded {
  readonly act: AuditAct;
  readonly registration?: string | null;
  readonly deployment?: string | null;
  readonly detail?: AuditEntry['detail'];
}

/** Digits of the moment and of the counter in an entry's id, so that ids sort like what happened. */
const DIGITS = 15;
const COUNTED = 9;

/** Entries this process has written: keeps those of one moment in their order. */
let written = 0;

/**
 * Writes an entry of the audit log. It is written before the act itself: after a crash between the two the log names an
 * act that was not done, which is better than an act that nobody can find. Only a registration is written after, because
 * it has no id before.
 */
export async function record(
  { store, now, newId }: Pick<Administration, 'store' | 'now' | 'newId'>,
  actor: AuditActor,
  { act, registration = null, deployment = null, detail = {} }: Recorded,
): Promise<void> {
  const at = now();
  written += 1;
  const moment = String(at).padStart(DIGITS, '0');
  const id = `${moment}-${String(written).padStart(COUNTED, '0')}-${newId()}`;
  await store.audit.append({ id, at, actor, act, registration, deployment, detail });
}
