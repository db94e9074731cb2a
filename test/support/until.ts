import { setTimeout as pause } from 'node:timers/promises';

/** Between two looks, in milliseconds: what is waited for has the processor meanwhile. */
const BETWEEN_MS = 20;

/** Looks again and again until what another process or a request under way brings about is there; never, at the time limit. */
export async function until(there: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await there())) await pause(BETWEEN_MS);
}
