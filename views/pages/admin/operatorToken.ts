const KEY = 'trellis:operator';
const LINK = /^#sign-in=([A-Za-z0-9_-]{43})$/;

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/**
 * The secret of a sign-in link in the address of this page, once: it is taken out of the address, so that neither a
 * bookmark nor the history keeps it. Null where there is none.
 */
export function takeLink(): string | null {
  const secret = LINK.exec(location.hash)?.[1] ?? null;
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  return secret;
}

/** The operator's bearer as this tab has kept it; null where there is none or storage is forbidden. */
export function keptToken(): string | null {
  return attempt(() => sessionStorage.getItem(KEY), null);
}

/** Keeps the bearer in this tab alone, for a reload; null forgets it. */
export function keepToken(token: string | null): void {
  attempt(
    () => (token === null ? sessionStorage.removeItem(KEY) : sessionStorage.setItem(KEY, token)),
    undefined,
  );
}
