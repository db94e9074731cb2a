import { unseal } from '../lti/sealedKey.ts';

/** Passwords kept open; opening one takes a tenth of a second. */
const MOST = 500;

/** Opens sealed passwords, each once per process. A failure is not remembered. */
export function makePasswords(secret: string): (sealed: string, label: string) => Promise<string> {
  const open = new Map<string, Promise<string>>();
  return (sealed, label) => {
    const known = open.get(sealed);
    if (known) return known;
    if (open.size >= MOST) open.clear();
    const opening = unseal(sealed, secret, label);
    open.set(sealed, opening);
    opening.catch(() => open.delete(sealed));
    return opening;
  };
}
