import type { Pages } from '../../../src/api/page.ts';
import { forgetSecret, recallSecret } from '../login/ownStorage.ts';
import type { KeptSecret } from '../login/platformStorage.ts';
import { surroundings } from '../login/surroundings.ts';
import { ownStorage } from '../login/thisBrowser.ts';

/** The secret of a login wherever this browser kept it: storage of its own, else the platform's; null where it did not. */
export async function findSecret({ state, storage }: Pages['verify']): Promise<KeptSecret | null> {
  const secret = recallSecret(ownStorage, state);
  if (secret !== null) return { secret, forget: () => forgetSecret(ownStorage, state) };
  try {
    const { recallFromPlatform } = await import('../login/platformStorage.ts');
    return await recallFromPlatform(surroundings(), storage, state);
  } catch {
    return null;
  }
}
