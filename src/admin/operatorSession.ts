import { HOUR_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import { hashOfSecret, secretText } from '../practice/secretText.ts';
import type { OperatorSession } from '../store/port/adminAccess.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';

/** How long an operator stays signed in, in milliseconds (4 hours). */
const OPERATOR_TTL_MS = 4 * HOUR_MS;

/** Letters of a session's hash that name it in the audit log: enough to tell sessions apart, too few to be of use. */
const NAMED_BY = 8;

/** The operator of a session, who reaches everything. */
export function operatorOf({ tokenHash }: Pick<OperatorSession, 'tokenHash'>): Administrator {
  return { actor: { kind: 'operator', id: tokenHash.slice(0, NAMED_BY) }, scope: { kind: 'everything' } };
}

/**
 * Signs in by the secret of a one-time link and returns the bearer token of the new session, which is kept nowhere.
 * @throws TrellisError `sign_in_link_invalid` when it is unknown, used or expired: which, is nobody's business
 */
export async function signIn(
  admin: Administration,
  secret: string,
): Promise<{ token: string; session: OperatorSession }> {
  const createdAt = admin.now();
  if (!(await admin.store.adminAccess.takeLink(hashOfSecret(secret), createdAt)))
    throw new TrellisError('sign_in_link_invalid');
  const token = secretText();
  const session = { tokenHash: hashOfSecret(token), createdAt, expiresAt: createdAt + OPERATOR_TTL_MS };
  await record(admin, operatorOf(session).actor, { act: 'signedIn' });
  await admin.store.adminAccess.begin(session);
  return { token, session };
}

/** The session is alive. @throws TrellisError `session_missing`, `session_expired` */
export function checkOperator(session: OperatorSession | null, now: number): OperatorSession {
  if (!session) throw new TrellisError('session_missing');
  if (session.expiresAt <= now) throw new TrellisError('session_expired');
  return session;
}

/** Ends the session. */
export async function signOut(admin: Administration, session: OperatorSession): Promise<void> {
  await record(admin, operatorOf(session).actor, { act: 'signedOut' });
  await admin.store.adminAccess.end(session.tokenHash);
}
