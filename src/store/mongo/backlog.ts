import type { Backlog, BacklogStore } from '../port/backlog.ts';
import type { Database } from './database.ts';

export function mongoBacklog(database: Database): BacklogStore {
  async function due(name: string, path: string): Promise<Backlog> {
    const rows = database.connection.collection(name);
    // A range, so that the index of what is due answers.
    const waiting = { [path]: { $gte: 0 } };
    const [first] = await database.call(() =>
      rows
        .find(waiting)
        .sort({ [path]: 1 })
        .limit(1)
        .project({ _id: 0, moment: `$${path}` })
        .toArray(),
    );
    const count = await database.call(() => rows.countDocuments(waiting));
    return { count, oldest: typeof first?.moment === 'number' ? first.moment : null };
  }
  return {
    measure: async () => ({ effects: await due('log', 'due'), grades: await due('grades', 'doc.due') }),
  };
}
