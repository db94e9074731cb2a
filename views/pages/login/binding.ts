import type { Pages } from '../../../src/api/page.ts';
import { keepSecret, type OwnStorage } from './ownStorage.ts';

/** Where a launch can be bound to this browser; `window` and `none` say that it cannot be bound here. */
export type Binding = 'cookie' | 'storage' | 'platform' | 'window' | 'none';

type Login = Pick<Pages['login'], 'state' | 'secret' | 'probe' | 'storage'>;

/** What of a browser the choice needs; the first two may throw where a frame forbids it. */
export interface Browser {
  readonly cookies: () => string;
  readonly storage: OwnStorage;
  /** Has the platform keep the secret: true when it can be read back. */
  readonly keepWithPlatform: (login: Login) => Promise<boolean>;
  readonly framed: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

function hasCookie({ cookies }: Browser, probe: string): boolean {
  try {
    return cookies()
      .split(';')
      .some((cookie) => cookie.trim().startsWith(`${probe}=`));
  } catch {
    return false;
  }
}

/**
 * Chooses, before the authentication request, how the launch will be bound to this browser: by the cookie that came
 * with this page, else by storage of the tool's own, else by storage of the platform, else in a window of its own (a
 * window that keeps nothing has no such way out).
 */
export async function chooseBinding(browser: Browser, login: Login): Promise<Binding> {
  // Beside the cookie too: where many launches begin at once, the newest crowd the oldest cookie out.
  const stored = keepSecret(browser.storage, login.state, login.secret, browser.now());
  if (hasCookie(browser, login.probe)) return 'cookie';
  if (stored) return 'storage';
  if (await browser.keepWithPlatform(login)) return 'platform';
  return browser.framed ? 'window' : 'none';
}
