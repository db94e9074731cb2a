import type { Link, LinkStore } from '../port/links.ts';
import { isNews } from '../port/rules/newsOfLink.ts';
import { notedLink, withLineItem } from '../port/rules/notedLink.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only } from './filter.ts';

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
    get: (id) => links.get(id),
    ofActivity: (activity) => links.find(only({ 'doc.activity': activity })),
    ofContext: (context) => links.find(only({ 'doc.context': context })),
  };
}
