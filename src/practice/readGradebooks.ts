import { DAY_MS, HOUR_MS, MINUTE_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { Link } from '../store/port/links.ts';
import type { ResultsService } from './columnShares.ts';
import type { Practice } from './practice.ts';
import { readColumn } from './readColumn.ts';

/** How often a column is read without anybody asking, in milliseconds (a day). */
const EVERY_MS = DAY_MS;
/** A column that took no grade for so long is left in peace, in milliseconds (30 days). */
const RECENT_MS = 30 * DAY_MS;
/** After a failure that may pass, where the platform asks for no pause of its own, and the least pause, in milliseconds. */
const PAUSE_MS = HOUR_MS;
const LEAST_PAUSE_MS = 10 * MINUTE_MS;
/** Columns taken at a time; no platform is asked for two of them at once. */
const BATCH = 8;
/** Columns of one round at most, and for how long it goes on taking some: other chores wait meanwhile. */
const MOST = 200;
const ROUND_MS = 5 * MINUTE_MS;

/** What reading gradebooks takes. */
export type GradebookReader = Pick<Practice, 'store' | 'now'>;

/** When to try again after a failure; null where trying again helps nobody until somebody changes something. */
function pauseOf(error: TrellisError): number | null {
  const { retryAfterMs } = error.params;
  if (typeof retryAfterMs === 'number') return Math.min(Math.max(retryAfterMs, LEAST_PAUSE_MS), EVERY_MS);
  return error.retry ? PAUSE_MS : null;
}

/** Reads the column of a link. False: nothing was sent to it of late, so nobody was asked. */
async function readOf(reader: GradebookReader, link: Link, read: ResultsService): Promise<boolean> {
  const { activities, grades } = reader.store;
  const activity = link.activity === null ? null : await activities.get(link.activity);
  if (activity === null) return false;
  const rows = (await grades.ofActivity(activity.id)).filter(({ want }) => want.link === link.id);
  if (!rows.some(({ delivery }) => reader.now() - (delivery.sent?.at ?? 0) < RECENT_MS)) return false;
  await readColumn(reader, { link, rows, points: activity.points }, read);
  return true;
}

/** Reads a column and keeps how that went. Returns until when its platform is to be left alone; null where it is not. */
async function readAndNote(
  { store, now }: GradebookReader,
  link: Link,
  read: ResultsService,
): Promise<number | null> {
  const at = now();
  const readAt = link.reading?.readAt ?? null;
  try {
    if (await readOf({ store, now }, link, read))
      await store.links.noteReading(link.id, { next: at + EVERY_MS, readAt: at, failed: null });
    return null;
  } catch (error) {
    if (!(error instanceof TrellisError)) throw error;
    const pause = pauseOf(error);
    // Behind the others of its platform: one that can never be read keeps none of them from being read.
    const next = at + (pause === null ? EVERY_MS : pause + PAUSE_MS);
    await store.links.noteReading(link.id, { next, readAt, failed: error.code });
    return pause === null ? null : at + pause;
  }
}

/** One after the other: a gradebook that is read is asked for nothing else meanwhile. */
async function readOneByOne(
  reader: GradebookReader,
  links: readonly Link[],
  read: ResultsService,
): Promise<void> {
  for (const link of links) {
    const until = await readAndNote(reader, link, read);
    if (until === null) continue;
    const left = links.slice(links.indexOf(link) + 1).map(({ id }) => id);
    await reader.store.links.restColumns(link.registration, until, left);
    return;
  }
}

/**
 * Reads the gradebook columns that are due, each once a day while grades go to it, and keeps with each grade whether what
 * stands there differs. A platform that fails or asks for a pause (`Retry-After`) is left alone until it is over, all of its
 * columns; why one could not be read is kept with its link.
 */
export async function readGradebooks(reader: GradebookReader, read: ResultsService): Promise<void> {
  const until = reader.now() + ROUND_MS;
  for (let looked = 0; looked < MOST && reader.now() < until; ) {
    const now = reader.now();
    const links = await reader.store.links.claimColumns(now, now + EVERY_MS, BATCH);
    if (links.length === 0) return;
    const platforms = [...new Set(links.map(({ registration }) => registration))];
    await Promise.all(
      platforms.map((platform) => {
        const own = links.filter(({ registration }) => registration === platform);
        return readOneByOne(reader, own, read);
      }),
    );
    looked += links.length;
  }
}
