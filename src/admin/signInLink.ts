import { MINUTE_MS } from '../duration.ts';
import { hashOfSecret, secretText } from '../practice/secretText.ts';
import type { AuditActor } from '../store/port/audit.ts';
import type { Administration } from './administration.ts';
import { record } from './record.ts';

/** How long a sign-in link is good, in milliseconds (15 minutes). */
export const LINK_TTL_MS = 15 * MINUTE_MS;

/** A link just made: shown once. */
interface NewLink {
  readonly url: string;
  readonly expiresAt: number;
}

/**
 * Makes a link that signs an operator in, once. Its secret is in the fragment, which no browser sends and no proxy logs;
 * the store keeps its hash.
 */
export async function makeSignInLink(
  admin: Pick<Administration, 'store' | 'now' | 'newId' | 'publicUrl'>,
  actor: AuditActor,
): Promise<NewLink> {
  const secret = secretText();
  const createdAt = admin.now();
  const expiresAt = createdAt + LINK_TTL_MS;
  await record(admin, actor, { act: 'linkMade' });
  await admin.store.adminAccess.putLink({ hash: hashOfSecret(secret), createdAt, expiresAt });
  return { url: `${admin.publicUrl}/admin#sign-in=${secret}`, expiresAt };
}

/** Ends every operator's session and spoils every link that is not used; how many sessions ended. */
export async function endAllAccess(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  actor: AuditActor,
): Promise<number> {
  await record(admin, actor, { act: 'accessEnded' });
  return admin.store.adminAccess.endAll();
}
