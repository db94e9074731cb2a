import type { KeyView } from '../api/administration.ts';
import { PUBLISH_AFTER_MS } from '../lti/keys.ts';
import type { ToolKey } from '../lti/toolKey.ts';
import type { Administration, Administrator } from './administration.ts';
import { record } from './record.ts';

function stateOf({ activeFrom, retiredAt }: ToolKey, now: number): KeyView['state'] {
  if (retiredAt !== null && retiredAt <= now) return 'retired';
  return activeFrom > now ? 'coming' : 'signing';
}

/** The keys the tool publishes, newest first. Nothing of a private half. */
export async function viewKeys({ store, now }: Administration): Promise<readonly KeyView[]> {
  const at = now();
  const keys = await store.keys.list();
  return keys
    .filter(({ retiredAt }) => retiredAt === null || at < retiredAt + PUBLISH_AFTER_MS)
    .map((key) => ({
      kid: key.kid,
      state: stateOf(key, at),
      createdAt: key.createdAt,
      activeFrom: key.activeFrom,
      retiredAt: key.retiredAt,
    }))
    .sort((a, b) => b.activeFrom - a.activeFrom);
}

/** Publishes a new key; the present one hands over to it. Returns the keys as they then are. */
export async function rotate(admin: Administration, { actor }: Administrator): Promise<readonly KeyView[]> {
  await record(admin, actor, { act: 'keyRotated' });
  await admin.rotateKeys();
  return viewKeys(admin);
}
