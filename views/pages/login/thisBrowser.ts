import type { Browser } from './binding.ts';
import type { OwnStorage } from './ownStorage.ts';
import { surroundings } from './surroundings.ts';

/** The browser's storage for the tool, by the site around it. */
export const ownStorage: OwnStorage = () => localStorage;

/** The browser the page runs in. What few launches need is fetched when they do. */
export function thisBrowser(): Browser {
  return {
    // Only read: the probe cookie tells whether cookies are kept.
    cookies: () => document.cookie,
    storage: ownStorage,
    async keepWithPlatform(login) {
      try {
        const { keepWithPlatform } = await import('./platformStorage.ts');
        return await keepWithPlatform(surroundings(), login.storage, login);
      } catch {
        return false;
      }
    },
    framed: window.top !== window.self,
    now: () => Date.now(),
  };
}
