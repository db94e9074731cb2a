import { createHash, randomBytes } from 'node:crypto';
import type { Demo } from '../demo.ts';
import { OAuthRefusal } from '../token/oauthRefusal.ts';

/** How long a permission to register is good, in milliseconds; Moodle and Canvas give an hour. */
const PERMISSION_MS = 60 * 60 * 1000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A permission for one registration: the `registration_token`. Only its hash is kept. */
export async function grantPermission(demo: Demo): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await demo.state.change((state) => {
    state.permissions = state.permissions.filter((one) => one.expiresAt > demo.now());
    state.permissions.push({ hash: hashOf(token), expiresAt: demo.now() + PERMISSION_MS });
  });
  return token;
}

/** Uses a permission up. Throws an OAuthRefusal (401) when there is none, or it was used or has ended. */
export async function usePermission(demo: Demo, authorization: string | undefined): Promise<void> {
  const token = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  const good = await demo.state.change((state) => {
    const found = state.permissions.find(
      (one) => token !== undefined && one.hash === hashOf(token) && one.expiresAt > demo.now(),
    );
    state.permissions = state.permissions.filter((one) => one !== found);
    return found !== undefined;
  });
  if (!good) throw new OAuthRefusal(401, 'invalid_token', 'the registration token was used, or has ended');
}
