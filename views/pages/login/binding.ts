/** Where a launch can be bound to this browser. */
export type Binding = 'cookie' | 'storage' | 'window' | 'none';

/** What of a browser the choice needs; each may throw where a frame forbids it. */
export interface Browser {
  readonly cookies: () => string;
  readonly store: (key: string, value: string) => void;
  readonly read: (key: string) => string | null;
  readonly framed: boolean;
}

/** Key under which the secret of a login waits for the launch that comes back. */
export function secretKey(state: string): string {
  return `lti:${state}`;
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

function hasCookie(browser: Browser, probe: string): boolean {
  const cookies = attempt(browser.cookies, '');
  return cookies.split(';').some((cookie) => cookie.trim().startsWith(`${probe}=`));
}

/** Whether this browser keeps the secret in storage of its own: what was written must be read back. */
function canStore(browser: Browser, state: string, secret: string): boolean {
  return attempt(() => {
    browser.store(secretKey(state), secret);
    return browser.read(secretKey(state)) === secret;
  }, false);
}

/**
 * Chooses before the authentication request how the launch will be bound to this browser: the cookie that came with
 * this page, else storage, else a window of its own (only a frame lacks both for lack of a window).
 */
export function chooseBinding(
  browser: Browser,
  login: { readonly state: string; readonly secret: string; readonly probe: string },
): Binding {
  if (hasCookie(browser, login.probe)) return 'cookie';
  if (canStore(browser, login.state, login.secret)) return 'storage';
  return browser.framed ? 'window' : 'none';
}
