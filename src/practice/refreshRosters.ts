import { DAY_MS, HOUR_MS } from '../duration.ts';
import type { Link } from '../store/port/links.ts';
import type { Roster } from '../store/port/rosters.ts';
import { fetchRoster, type RosterKeeper, type RosterService } from './refreshRoster.ts';

/** How often a roster is asked for without anybody visiting, in milliseconds (6 h). */
const EVERY_MS = 6 * HOUR_MS;
/** A course nobody has launched from for so long is over, in milliseconds (30 days). */
const OVER_MS = 30 * DAY_MS;
/** Rosters taken at a time. */
const BATCH = 8;

/** The link launched last through which the platform tells who is in the course. */
async function linkOf(keeper: RosterKeeper, { context }: Roster): Promise<Link | null> {
  const links = await keeper.store.links.ofContext(context);
  const telling = links.filter(({ membershipsUrl }) => membershipsUrl !== null);
  const newest = telling.toSorted((a, b) => b.updatedAt - a.updatedAt)[0];
  return newest !== undefined && keeper.now() - newest.updatedAt < OVER_MS ? newest : null;
}

/** Brings the rosters of courses that are used up to date, those asked for longest ago first; returns how many it looked at. */
export async function refreshRosters(keeper: RosterKeeper, ask: RosterService): Promise<number> {
  const now = keeper.now();
  const stale = await keeper.store.rosters.claimStale(now - EVERY_MS, now, BATCH);
  for (const roster of stale) {
    const link = await linkOf(keeper, roster);
    if (link !== null) await fetchRoster(keeper, link, roster, ask);
  }
  return stale.length;
}
