/** Storage of the tool's own in this browser, as far as it is needed. Reaching for it may throw where a frame forbids it. */
export type OwnStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'lti:';
/** As long as a login lives, in ms: what is older serves no launch any more. */
const KEPT_MS = 15 * 60 * 1000;

/** Key under which the secret of a login waits for the launch that comes back. */
export function secretKey(state: string): string {
  return `${PREFIX}${state}`;
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** Secrets of logins that never came back. */
function sweep(storage: ReturnType<OwnStorage>, now: number): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  for (const key of keys.filter((one) => one.startsWith(PREFIX))) {
    const age = now - Number.parseInt(storage.getItem(key) ?? '', 10);
    if (!(age < KEPT_MS)) storage.removeItem(key);
  }
}

/** Keeps the secret of a login, begun `now` (ms since the epoch): true when it can be read back. */
export function keepSecret(open: OwnStorage, state: string, secret: string, now: number): boolean {
  return attempt(() => {
    const storage = open();
    sweep(storage, now);
    storage.setItem(secretKey(state), `${now}.${secret}`);
    return recallSecret(open, state) === secret;
  }, false);
}

/** The secret of a login; null where there is none or storage is forbidden. */
export function recallSecret(open: OwnStorage, state: string): string | null {
  const kept = attempt(() => open().getItem(secretKey(state)), null);
  return kept?.split('.')[1] ?? null;
}

/** The secret has served; nothing needs it any more. */
export function forgetSecret(open: OwnStorage, state: string): void {
  attempt(() => open().removeItem(secretKey(state)), undefined);
}
