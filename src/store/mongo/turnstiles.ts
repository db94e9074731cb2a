import type { TurnstileStore } from '../port/turnstiles.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

interface Row {
  readonly _id: string;
  readonly shutUntil: number;
}

export function mongoTurnstiles(database: Database): TurnstileStore {
  const rows = collection<Row>(database, 'turnstiles', { _id: PATHS.text, shutUntil: PATHS.number });
  return {
    enter: async (name, now, until) => {
      const over = {
        ...only({ _id: name }),
        $or: [{ shutUntil: { $lte: scalar(now) } }, { shutUntil: { $gt: scalar(2 * until - now) } }],
      };
      const shut = { $set: { shutUntil: scalar(until) } };
      const { matchedCount } = await database.call(() => rows.updateOne(over, shut).exec());
      return matchedCount === 1 || insert(database, rows, { _id: scalar(name), shutUntil: scalar(until) });
    },
    stay: async (name, from, until) => {
      const mine = only({ _id: name, shutUntil: from });
      const { matchedCount } = await database.call(() =>
        rows.updateOne(mine, { $set: { shutUntil: scalar(until) } }).exec(),
      );
      return matchedCount === 1;
    },
    leave: async (name) => {
      await database.call(() => rows.deleteOne(only({ _id: name })).exec());
    },
  };
}
