import { DAY_MS, MINUTE_MS } from '../duration.ts';
import { PENDING_TTL_MS } from '../lti/registration/room.ts';
import { finishErasures } from '../practice/privacy/eraseLearner.ts';
import { retain } from '../practice/privacy/retain.ts';
import { readGradebooks } from '../practice/readGradebooks.ts';
import { refreshRosters } from '../practice/refreshRosters.ts';
import { askResults } from './results.ts';
import { askRoster } from './roster.ts';
import { tendCalibration } from './tendCalibration.ts';
import { tendKeys } from './tendKeys.ts';
import type { Worker } from './worker.ts';

const EVERY_MS = 10 * MINUTE_MS;

/** How often bytes are asked whether a statement still names them, and how many at a time. */
const LOOKED_AT_MS = 7 * DAY_MS;
const ATTACHMENTS = 500;

/** Bytes whose last statement went by age, or whose statement never came, go a week later. */
async function sweepAttachments({ store, now }: Worker): Promise<void> {
  for (let looked = ATTACHMENTS; looked === ATTACHMENTS; ) {
    const asked = { before: now() - LOOKED_AT_MS, now: now(), limit: ATTACHMENTS };
    ({ looked } = await store.lrsAttachments.sweep(asked));
  }
}

/** Removes what has expired. */
async function sweep({ store, now }: Worker): Promise<void> {
  await store.launches.sweep(now());
  await store.sessions.sweep(now());
  await store.adminAccess.sweep(now());
  await store.platforms.sweepPending(now() - PENDING_TTL_MS);
}

async function tendRosters(worker: Worker): Promise<void> {
  const ask = askRoster(worker);
  while ((await refreshRosters(worker, ask)) > 0);
}

/** Gradebooks are read back once a day, so that a teacher is told where one differs without asking. */
async function tendGradebooks(worker: Worker): Promise<void> {
  await readGradebooks(worker, askResults(worker));
}

/** What the school keeps no longer goes; erasures that are under way come to their end. */
async function tendPrivacy(worker: Worker): Promise<void> {
  const removed = await retain(worker, worker.retention);
  if (Object.values(removed).some((count) => count > 0)) worker.logger.info({ removed }, 'kept no longer');
  await finishErasures(worker);
}

/** What nobody waits for, each for itself: one that fails keeps no other from being done. */
const CHORES: readonly ((worker: Worker) => Promise<void>)[] = [
  sweep,
  sweepAttachments,
  tendKeys,
  tendRosters,
  tendPrivacy,
  tendCalibration,
  // Last: how long others take to answer must keep nothing of our own waiting.
  tendGradebooks,
];

/** Does every chore once. */
export async function tend(worker: Worker): Promise<void> {
  for (const chore of CHORES) {
    await chore(worker).catch((err: unknown) =>
      worker.logger.warn({ err }, 'a chore waits for the next round'),
    );
  }
}

/** A round of a runner that does the chores every ten minutes, the first time so long after the start. */
export function tendingRound(worker: Worker): () => Promise<number> {
  let tendedAt = worker.now();
  return async () => {
    if (worker.now() - tendedAt < EVERY_MS) return 0;
    tendedAt = worker.now();
    await tend(worker);
    return 0;
  };
}
