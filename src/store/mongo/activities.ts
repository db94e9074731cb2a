import type { Activity, ActivityStore } from '../port/activities.ts';
import { revisedActivity } from '../port/rules/revisedActivity.ts';
import type { Database } from './database.ts';
import { documents } from './documents.ts';
import { only } from './filter.ts';

export function mongoActivities(database: Database): ActivityStore {
  const activities = documents<Activity>(database, 'activities');
  return {
    create: async (activity) => {
      await activities.create(activity.id, activity);
    },
    revise: async (id, settings, title, points) => {
      const { changed } = await activities.change(
        id,
        (known) => known && revisedActivity(known, settings, title, points),
      );
      return changed;
    },
    claimContext: async (id, context) => {
      const { doc } = await activities.change(id, (known) =>
        known?.context === null ? { ...known, context } : null,
      );
      return doc;
    },
    setOutside: async (id, outside) => {
      const { doc } = await activities.change(id, (known) => {
        if (known === null) return null;
        const { outside: _before, ...rest } = known;
        return outside.length === 0 ? rest : { ...rest, outside };
      });
      return doc !== null;
    },
    withOutside: (tenant) =>
      activities.find({ ...only({ 'doc.tenant': tenant }), 'doc.outside': { $exists: true } }),
    get: (id) => activities.get(id),
    all: () => activities.find({}, { 'doc.createdAt': 1, _id: 1 }),
  };
}
