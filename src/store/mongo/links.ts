import type { Link, LinkStore } from '../port/links.ts';
import { isNews } from '../port/rules/newsOfLink.ts';
import { notedLink, toBeRead, withLineItem } from '../port/rules/notedLink.ts';
import type { Database } from './database.ts';
import { type Documents, documents } from './documents.ts';
import { only, scalar } from './filter.ts';

export function mongoLinks(database: Database): LinkStore {
  const links = documents<Link>(database, 'links');
  return {
    note: async (told) => {
      let noted = told;
      await links.change(told.id, (known) => {
        noted = notedLink(known, told);
        return isNews(known, noted) ? noted : null;
      });
      return noted;
    },
    setLineItem: async (id, lineItem) => {
      await links.change(id, (known) => known && withLineItem(known, lineItem));
    },
    bind: async (id, activity) => {
      const { changed } = await links.change(id, (known) =>
        known?.activity === null ? { ...known, activity } : null,
      );
      return changed;
    },
    rebind: async (id, from, to) => {
      const { changed } = await links.change(id, (known) =>
        known?.activity === from ? { ...known, activity: to } : null,
      );
      return changed;
    },
    claimColumns: (now, next, limit) => claimColumns(database, links, now, next, limit),
    restColumns: (registration, until, left) => restColumns(database, links, { registration, until, left }),
    noteReading: async (id, reading) => {
      await links.change(id, (known) => known && { ...known, reading });
    },
    get: (id) => links.get(id),
    ofActivity: (activity) => links.find(only({ 'doc.activity': activity })),
    ofContext: (context) => links.find(only({ 'doc.context': context })),
  };
}

const COLUMN = { 'doc.ags.lineItem': { $ne: null }, 'doc.activity': { $ne: null } } as const;

/** Links whose columns are due to be read, the longest due first. */
async function toRead(
  database: Database,
  links: Documents<Link>,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const due = {
    ...COLUMN,
    $or: [{ 'doc.reading.next': null }, { 'doc.reading.next': { $lte: scalar(now) } }],
  };
  const sort = { 'doc.reading.next': 1 } as const;
  const rows = await database.call(() =>
    links.model.find(due).select({ _id: 1 }).sort(sort).limit(limit).lean().exec(),
  );
  return rows.map(({ _id }) => _id);
}

/** Null when another caller took it meanwhile. */
async function claimOne(links: Documents<Link>, id: string, now: number, next: number): Promise<Link | null> {
  const { doc, changed } = await links.change(id, (known) =>
    known !== null && (known.reading?.next ?? 0) <= now ? toBeRead(known, next) : null,
  );
  return changed ? doc : null;
}

/** Takes as many as there are up to the limit, each once among all who ask. */
async function claimColumns(
  database: Database,
  links: Documents<Link>,
  now: number,
  next: number,
  limit: number,
): Promise<Link[]> {
  const claimed: Link[] = [];
  while (claimed.length < limit) {
    const ids = await toRead(database, links, now, limit - claimed.length);
    if (ids.length === 0) break;
    const tried = await Promise.all(ids.map((id) => claimOne(links, id, now, next)));
    claimed.push(...tried.filter((link) => link !== null));
  }
  return claimed;
}

interface Rest {
  readonly registration: string;
  readonly until: number;
  readonly left: readonly string[];
}

/** Each is looked at anew when it is changed: one that another caller took meanwhile keeps its time. */
async function restColumns(
  database: Database,
  links: Documents<Link>,
  { registration, until, left }: Rest,
): Promise<void> {
  const rows = await database.call(() =>
    links.model
      .find({ ...COLUMN, ...only({ 'doc.registration': registration }) })
      .select({ _id: 1 })
      .lean()
      .exec(),
  );
  for (const { _id } of rows)
    await links.change(_id, (known) =>
      known !== null && ((known.reading?.next ?? 0) < until || left.includes(_id))
        ? toBeRead(known, until)
        : null,
    );
}
