import type mongoose from 'mongoose';
import type { DeadLetter, DeadLetterStore } from '../port/deadLetters.ts';
import { collection, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { compoundKey, only, scalar } from './filter.ts';

interface Row extends DeadLetter {
  readonly _id: string;
  readonly again: boolean;
}

export function mongoDeadLetters(database: Database): DeadLetterStore {
  const rows = collection<Row>(database, 'dead_letters', {
    _id: PATHS.text,
    target: PATHS.text,
    statement: PATHS.text,
    status: PATHS.number,
    at: PATHS.number,
    again: PATHS.flag,
  });
  async function letters(filter: mongoose.QueryFilter<Row>, limit: number): Promise<DeadLetter[]> {
    const found = await database.call(() =>
      rows.find(filter).sort({ target: 1, statement: 1 }).limit(limit).lean().exec(),
    );
    return found.map(({ target, statement, status, at }) => ({ target, statement, status, at }));
  }
  return {
    bury: async (letter) => {
      const { target, statement, status, at } = letter;
      const set = { target, statement, status: scalar(status), at: scalar(at), again: false };
      const which = only({ _id: compoundKey(target, statement) });
      await database.call(() => rows.updateOne(which, { $set: set }, { upsert: true }).exec());
    },
    settle: async (target, statement) => {
      await database.call(() => rows.deleteOne(only({ _id: compoundKey(target, statement) })).exec());
    },
    again: async (target) => {
      const all = only({ target });
      return (await database.call(() => rows.updateMany(all, { $set: { again: true } }).exec())).matchedCount;
    },
    drop: async (target) => {
      await database.call(() => rows.deleteMany(only({ target })).exec());
    },
    waiting: (target, limit) => letters(only({ target, again: true }), limit),
    page: (target, after, limit) =>
      letters({ ...only({ target }), statement: { $gt: scalar(after ?? '') } }, limit),
    count: async () => {
      const counted = await database.call(() =>
        rows
          .aggregate<{ _id: string; count: number }>([{ $group: { _id: '$target', count: { $sum: 1 } } }])
          .exec(),
      );
      return Object.fromEntries(counted.map(({ _id, count }) => [_id, count]));
    },
  };
}
