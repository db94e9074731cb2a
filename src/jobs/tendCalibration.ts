import type { Worker } from './worker.ts';

/** A pack is looked at once a day, by whichever process comes first. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Has one pack calibrated that was not looked at today. One in a round, so that they come one after the other. */
export async function tendCalibration({ store, now, calibrate }: Worker): Promise<void> {
  for (const { id } of await store.packs.current()) {
    if (!(await store.turnstiles.enter(`calibrate ${id}`, now(), now() + DAY_MS))) continue;
    await calibrate(id);
    return;
  }
}
