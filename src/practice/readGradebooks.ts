import { DAY_MS, HOUR_MS } from '../duration.ts';
import { TrellisError } from '../errors.ts';
import type { ColumnReading, Link } from '../store/port/links.ts';
import { columnShares, type ResultsService } from './columnShares.ts';
import { noteSeenGrade } from './noteSeenGrade.ts';
import type { Practice } from './practice.ts';

/** How often a column is read without anybody asking, in milliseconds (a day). */
const EVERY_MS = DAY_MS;
/** A column that took no grade for so long is left in peace, in milliseconds (30 days). */
const RECENT_MS = 30 * DAY_MS;
/** After a failure that may pass, where the platform asks for no pause of its own, in milliseconds. */
const PAUSE_MS = HOUR_MS;
/** Columns taken at a time; no platform is asked for two of them at once. */
const BATCH = 8;
/** Columns of one round at most: other chores wait meanwhile. */
const MOST = 200;

/** What reading gradebooks takes. */
export type GradebookReader = Pick<Practice, 'store' | 'now'>;

/** Until when platforms are left alone, by registration. */
type Resting = Map<string, number>;

/** When to try again after a failure; null where trying again helps nobody until somebody changes something. */
function pauseOf(error: TrellisError): number | null {
  const { retryAfterMs } = error.params;
  if (typeof retryAfterMs === 'number') return Math.min(Math.max(retryAfterMs, 0), EVERY_MS);
  return error.retry ? PAUSE_MS : null;
}

/** Reads one column and keeps what differs. False: nothing was sent to it of late, so nobody was asked. */
async function readColumn(
  { store, now }: GradebookReader,
  link: Link,
  read: ResultsService,
): Promise<boolean> {
  const activity = link.activity === null ? null : await store.activities.get(link.activity);
  if (activity === null) return false;
  const rows = (await store.grades.ofActivity(activity.id)).filter(({ want }) => want.link === link.id);
  if (!rows.some(({ delivery }) => now() - (delivery.sent?.at ?? 0) < RECENT_MS)) return false;
  const at = now();
  const shares = columnShares(link, await read(link), activity.points);
  for (const row of rows) await noteSeenGrade(store.grades, row, shares.get(row.want.learner) ?? null, at);
  return true;
}

async function readAndNote(
  reader: GradebookReader,
  link: Link,
  read: ResultsService,
  resting: Resting,
): Promise<void> {
  const now = reader.now();
  const note = (reading: Partial<ColumnReading>) => {
    const known = { readAt: null, failed: null, ...link.reading };
    return reader.store.links.noteReading(link.id, { ...known, next: now + EVERY_MS, ...reading });
  };
  const until = resting.get(link.registration);
  if (until !== undefined) return note({ next: until });
  try {
    if (await readColumn(reader, link, read)) await note({ readAt: now, failed: null });
  } catch (error) {
    if (!(error instanceof TrellisError)) throw error;
    const pause = pauseOf(error);
    if (pause !== null) resting.set(link.registration, now + pause);
    await note({ next: now + (pause ?? EVERY_MS), failed: error.code });
  }
}

/** One after the other: a gradebook that is read is asked for nothing else meanwhile. */
async function readOneByOne(
  reader: GradebookReader,
  links: readonly Link[],
  read: ResultsService,
  resting: Resting,
): Promise<void> {
  for (const link of links) await readAndNote(reader, link, read, resting);
}

/**
 * Reads the gradebook columns that are due, each once a day while grades go to it, and keeps with each grade whether what
 * stands there differs. A platform that fails or asks for a pause (`Retry-After`) is left alone until it is over; why a
 * column could not be read is kept with its link. Returns how many columns were looked at.
 */
export async function readGradebooks(reader: GradebookReader, read: ResultsService): Promise<number> {
  const resting: Resting = new Map();
  let looked = 0;
  while (looked < MOST) {
    const now = reader.now();
    const links = await reader.store.links.claimColumns(now, now + EVERY_MS, BATCH);
    if (links.length === 0) break;
    const platforms = [...new Set(links.map(({ registration }) => registration))];
    await Promise.all(
      platforms.map((platform) => {
        const own = links.filter(({ registration }) => registration === platform);
        return readOneByOne(reader, own, read, resting);
      }),
    );
    looked += links.length;
  }
  return looked;
}
