import type { Link, LinkStore } from '../port/links.ts';
import { isNews } from '../port/rules/newsOfLink.ts';
import { notedLink, toBeRead, withLineItem } from '../port/rules/notedLink.ts';
import type { Connection, Sql } from './connection.ts';
import { docOf, fromJson, toJson } from './json.ts';

/** When a column is to be read, and that there is one: word for word as the index has them. */
const NEXT = "coalesce(doc ->> '$.reading.next', 0)";
const COLUMN = "activity IS NOT NULL AND doc ->> '$.ags.lineItem' IS NOT NULL";

export function sqliteLinks(connection: Connection): LinkStore {
  return {
    note: async (told) => {
      const known = await connection.act((sql) => getLink(sql, told.id));
      const noted = notedLink(known, told);
      if (!isNews(known, noted)) return noted;
      // The session of the launch that told it is committed after it, and takes it along.
      return connection.remade((sql) => save(sql, notedLink(getLink(sql, told.id), told)));
    },
    setLineItem: (id, lineItem) =>
      connection.atomic((sql) => {
        const known = getLink(sql, id);
        const changed = known && withLineItem(known, lineItem);
        if (changed !== null) save(sql, changed);
      }),
    bind: (id, activity) =>
      connection.atomic((sql) => {
        const known = getLink(sql, id);
        if (known?.activity !== null) return false;
        save(sql, { ...known, activity });
        return true;
      }),
    rebind: (id, from, to) =>
      connection.atomic((sql) => {
        const known = getLink(sql, id);
        if (known?.activity !== from) return false;
        save(sql, { ...known, activity: to });
        return true;
      }),
    claimColumns: (now, next, limit) =>
      connection.atomic((sql) =>
        sql
          .all<{ doc: string }>(
            `SELECT doc FROM links WHERE ${COLUMN} AND ${NEXT} <= ?1 ORDER BY ${NEXT} LIMIT ?2`,
            now,
            limit,
          )
          .map((row) => save(sql, toBeRead(fromJson<Link>(row.doc), next))),
      ),
    restColumns: (registration, until, left) =>
      connection.atomic((sql) => {
        const rows = sql.all<{ doc: string }>(
          `SELECT doc FROM links WHERE ${COLUMN} AND doc ->> '$.registration' = ?1
           AND (${NEXT} < ?2 OR id IN (SELECT value FROM json_each(?3)))`,
          registration,
          until,
          toJson(left),
        );
        for (const { doc } of rows) save(sql, toBeRead(fromJson<Link>(doc), until));
      }),
    noteReading: (id, reading) =>
      connection.atomic((sql) => {
        const known = getLink(sql, id);
        if (known !== null) save(sql, { ...known, reading });
      }),
    get: (id) => connection.act((sql) => getLink(sql, id)),
    ofActivity: (activity) => connection.act((sql) => linksOfActivity(sql, activity)),
    ofContext: (context) =>
      connection.act((sql) =>
        sql
          .all<{ doc: string }>("SELECT doc FROM links WHERE doc ->> '$.context' = ? ORDER BY id", context)
          .map((row) => fromJson<Link>(row.doc)),
      ),
  };
}

export function getLink(sql: Sql, id: string): Link | null {
  return docOf<Link>(sql.first('SELECT doc FROM links WHERE id = ?', id));
}

export function linksOfActivity(sql: Sql, activity: string): Link[] {
  return sql
    .all<{ doc: string }>('SELECT doc FROM links WHERE activity = ? ORDER BY id', activity)
    .map((row) => fromJson<Link>(row.doc));
}

function save(sql: Sql, link: Link): Link {
  sql.run(
    `INSERT INTO links (id, activity, doc) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET activity = excluded.activity, doc = excluded.doc`,
    link.id,
    link.activity,
    toJson(link),
  );
  return link;
}
