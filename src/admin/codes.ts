import type { CodeView, NewCode } from '../api/administration.ts';
import { createRegistrationCode } from '../lti/registration/code.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';

/** Makes a code that lets one registration in at once; it is told this once. */
export async function makeCode(
  admin: Administration,
  { actor }: Administrator,
  note: string,
): Promise<NewCode> {
  const { store, now } = admin;
  await record(admin, actor, { act: 'codeMade' });
  const { text, record: made } = await createRegistrationCode(store.registrationCodes, { now: now(), note });
  return { text, expiresAt: made.expiresAt };
}

/** Codes that were made, newest first, by their hash: the codes themselves are kept nowhere. */
export async function viewCodes({ store }: Administration): Promise<readonly CodeView[]> {
  const codes = await store.registrationCodes.list();
  return codes.map(({ hash, note, createdAt, expiresAt, usedAt }) => ({
    id: hash,
    note,
    createdAt,
    expiresAt,
    usedAt,
  }));
}

/** Takes back a code that was not used; false when there is none. */
export async function revokeCode(
  admin: Administration,
  { actor }: Administrator,
  id: string,
): Promise<boolean> {
  await record(admin, actor, { act: 'codeRevoked' });
  return admin.store.registrationCodes.revoke(id);
}
