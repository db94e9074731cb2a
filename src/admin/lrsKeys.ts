import { randomBytes } from 'node:crypto';
import type { LrsKeyRequest, LrsKeyView, NewLrsKey } from '../api/records.ts';
import { TrellisError } from '../errors.ts';
import { hashOfSecret, secretText } from '../practice/secretText.ts';
import type { LrsKey } from '../store/port/lrsKeys.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';
import { customerOf } from './tenants.ts';

type Deps = Pick<Administration, 'store' | 'now' | 'newId' | 'publicUrl'>;

function viewOf({ secretHash: _, ...shown }: LrsKey): LrsKeyView {
  return shown;
}

/**
 * Makes a key for a client of the LRS. Its secret is told this once. It has 256 random bits, so a plain hash of it is
 * kept: a slow one guards secrets that people choose, and would cost every request of the client its time.
 * @throws TrellisError `not_found` for a customer out of reach
 */
export async function makeLrsKey(
  admin: Deps,
  { actor, scope }: Administrator,
  { tenant, label, scopes, version, perMinute }: LrsKeyRequest,
): Promise<NewLrsKey> {
  const { registration, deployment } = await customerOf(admin, scope, tenant);
  const secret = secretText();
  const key: LrsKey = {
    id: `lrs_${randomBytes(12).toString('base64url')}`,
    secretHash: hashOfSecret(secret),
    tenant,
    label,
    scopes: [...new Set(scopes)],
    version,
    perMinute,
    createdAt: admin.now(),
    revokedAt: null,
  };
  const detail = { key: key.id, scopes: key.scopes.join(' ') };
  await record(admin, actor, { act: 'lrsKeyMade', registration, deployment, detail });
  await admin.store.lrsKeys.add(key);
  return { key: viewOf(key), secret, endpoint: `${admin.publicUrl}/xapi` };
}

/** Every key, revoked ones too, newest first. */
export async function viewLrsKeys({ store }: Pick<Administration, 'store'>): Promise<readonly LrsKeyView[]> {
  return (await store.lrsKeys.list()).map(viewOf);
}

/** Takes a key back at once. @throws TrellisError `not_found` when there is none or it is revoked already */
export async function revokeLrsKey(
  admin: Pick<Administration, 'store' | 'now' | 'newId'>,
  { actor, scope }: Administrator,
  id: string,
): Promise<void> {
  const key = await admin.store.lrsKeys.find(id);
  if (key === null || key.revokedAt !== null) throw new TrellisError('not_found', 'no such key in use');
  // A customer that is gone keeps nobody from taking its keys back.
  const place = await customerOf(admin, scope, key.tenant).catch(() => ({}));
  await record(admin, actor, { act: 'lrsKeyRevoked', ...place, detail: { key: id } });
  await admin.store.lrsKeys.revoke(id, admin.now());
}
