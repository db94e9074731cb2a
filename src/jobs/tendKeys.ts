import { HOUR_MS } from '../duration.ts';
import { isOver, isRotationDue } from '../lti/keys.ts';
import type { Worker } from './worker.ts';

/** How long a process that took on a rotation keeps others from it, should it die over it, in milliseconds (1 h). */
const TAKEN_MS = HOUR_MS;

/**
 * Rotates the tool's key when it has come of age, and removes those nothing signed by can still be alive. Of any number
 * of processes one rotates.
 */
export async function tendKeys({ store, keys, now, logger }: Worker): Promise<void> {
  const at = now();
  const all = await store.keys.list();
  for (const { kid } of all.filter((key) => isOver(key, at))) await store.keys.remove(kid);
  if (!isRotationDue(all, at, keys.everyMs)) return;
  // Named after the newest key: once that is no longer the newest, another rotation has a turnstile of its own.
  const newest = all.toSorted((a, b) => b.createdAt - a.createdAt)[0]?.kid;
  if (!(await store.turnstiles.enter(`key after ${newest}`, at, at + TAKEN_MS))) return;
  await keys.rotate();
  logger.info('a new signing key is published');
}
