import { DAY_MS } from '../duration.ts';
import type { Worker } from './worker.ts';

/**
 * Has one pack calibrated that was not looked at in the last day, by whichever process comes first. One in a round, so that
 * they come one after the other.
 */
export async function tendCalibration({ store, now, calibrate }: Worker): Promise<void> {
  for (const { id } of await store.packs.current()) {
    if (!(await store.turnstiles.enter(`calibrate ${id}`, now(), now() + DAY_MS))) continue;
    await calibrate(id);
    return;
  }
}
