import { HOUR_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { Session, SessionKind } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';
import { hashOfSecret, secretText } from './secretText.ts';

/** How long a web session lives, in milliseconds (8 hours: a school day). */
const SESSION_TTL_MS = 8 * HOUR_MS;

/**
 * Makes a web session and returns its bearer token (256 random bits), which is kept nowhere. One made from another
 * session brings the end of that one along.
 */
export async function createSession(
  practice: Practice,
  about: Omit<Session, 'tokenHash' | 'createdAt' | 'expiresAt'> & { readonly expiresAt?: number },
): Promise<{ token: string; session: Session }> {
  const token = secretText();
  const createdAt = practice.now();
  const expiresAt = about.expiresAt ?? createdAt + SESSION_TTL_MS;
  const session = { ...about, tokenHash: hashOfSecret(token), createdAt, expiresAt };
  await practice.store.sessions.create(session);
  return { token, session };
}

/**
 * The session is alive and of one of these kinds.
 * @throws TrellisError `session_missing`, `session_expired` or `forbidden`
 */
export function checkSession(session: Session | null, kinds: readonly SessionKind[], now: number): Session {
  if (!session) throw new TrellisError('session_missing');
  if (session.expiresAt <= now) throw new TrellisError('session_expired');
  if (!kinds.includes(session.kind)) throw new TrellisError('forbidden', `a ${session.kind} session`);
  return session;
}
