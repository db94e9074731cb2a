import { randomUUID } from 'node:crypto';
import type mongoose from 'mongoose';
import type { LearnerEvent } from '../../learning/event.ts';
import type { Appended, ClaimedEntry, LogEntry, LogStore } from '../port/log.ts';
import { assertPlain } from '../port/plain.ts';
import { collection, insert, PATHS } from './collection.ts';
import type { Database } from './database.ts';
import { compoundKey, only, scalar } from './filter.ts';

/**
 * One entry is one document, its key made of (learner, pack, sequence), so that the sequence is taken once. `due` is
 * missing once nothing is left to do.
 */
interface Row {
  readonly _id: string;
  readonly learner: string;
  readonly pack: string;
  readonly sequence: number;
  readonly id: string;
  readonly event: LearnerEvent;
  readonly effects?: LogEntry['effects'];
  readonly due?: number;
  readonly claim?: string;
  readonly attempts: number;
}

type Rows = mongoose.Model<Row>;

/** The learners' log. Every filter but that of the claims' search names the learner, the shard key. */
export function mongoLog(database: Database): LogStore {
  const rows = collection<Row>(database, 'log', {
    _id: PATHS.text,
    learner: PATHS.text,
    pack: PATHS.text,
    sequence: PATHS.number,
    id: PATHS.text,
    event: PATHS.exact,
    effects: PATHS.exact,
    due: PATHS.number,
    claim: PATHS.text,
    attempts: PATHS.number,
  });
  const find = async (learner: string, id: string) => {
    const row = await database.call(() => rows.findOne(only({ learner, id })).lean().exec());
    return row?.event ?? null;
  };
  const release = async ({ event, claim }: ClaimedEntry, update: mongoose.UpdateQuery<Row>) => {
    const filter = only({ learner: event.learner, id: event.id, claim });
    return (await database.call(() => rows.updateOne(filter, update).exec())).matchedCount === 1;
  };
  return {
    append: async (entry): Promise<Appended> => {
      if (await insert(database, rows, rowOf(entry))) return { outcome: 'stored' };
      // Rows never go, so looking after the refusal sees what refused it. A repeat has both conflicts: it is a repeat.
      const standing = await find(entry.event.learner, entry.event.id);
      return standing === null ? { outcome: 'stale' } : { outcome: 'duplicate', event: standing };
    },
    claimDue: (now, leaseMs, limit) => claimDue(database, rows, now, leaseMs, limit),
    // Settled effects are dropped: the event they follow from says all that they said.
    settle: (entry) => release(entry, { $unset: { due: 1, claim: 1, effects: 1 } }),
    postpone: (entry, due) => release(entry, { $set: { due: scalar(due) }, $unset: { claim: 1 } }),
    find,
    // A limit of 0 is none.
    after: async (learner, pack, sequence, limit = 0) => {
      const filter = { ...only({ learner, pack }), sequence: { $gt: scalar(sequence) } };
      const found = () => rows.find(filter).sort({ sequence: 1 }).limit(limit).lean().exec();
      return events(await database.call(found));
    },
    latest: async (learner, activity, limit) => {
      const filter = only({ learner, 'event.activity': activity });
      const newest = { 'event.at': -1, sequence: -1 } as const;
      return events(await database.call(() => rows.find(filter).sort(newest).limit(limit).lean().exec()));
    },
    evidenceBy: async (learner, statement) => {
      const filter = only({ learner, 'event.statement': statement });
      const found = events(await database.call(() => rows.find(filter).sort({ sequence: 1 }).lean().exec()));
      return found.filter((event) => event.kind === 'outside');
    },
    ofPack: (pack) => packEvents(database, rows, pack),
    all: () => allEvents(database, rows),
  };
}

function rowOf({ event, effects }: LogEntry): Row {
  assertPlain(event, 'event');
  assertPlain(effects, 'effects');
  const { learner, pack, sequence, id } = event;
  const _id = compoundKey(learner, pack, String(sequence));
  const base = { _id, learner, pack, sequence, id, event, attempts: 0 };
  return effects.length === 0 ? base : { ...base, effects, due: event.at };
}

function events(found: readonly { readonly event: LearnerEvent }[]): LearnerEvent[] {
  return found.map((row) => row.event);
}

/** Looks for what is due and takes each by its own update; what another worker took meanwhile is left to it. */
async function claimDue(
  database: Database,
  rows: Rows,
  now: number,
  leaseMs: number,
  limit: number,
): Promise<ClaimedEntry[]> {
  const claimed: ClaimedEntry[] = [];
  const due = { $lte: scalar(now) };
  while (claimed.length < limit) {
    const candidates = await database.call(() =>
      rows
        .find({ due })
        .select({ learner: 1, id: 1 })
        .sort({ due: 1 })
        .limit(limit - claimed.length)
        .lean()
        .exec(),
    );
    if (candidates.length === 0) break;
    const tried = await Promise.all(
      candidates.map(({ learner, id }) =>
        claimOne(database, rows, { ...only({ learner, id }), due }, now + leaseMs),
      ),
    );
    claimed.push(...tried.filter((entry) => entry !== null));
  }
  return claimed.sort((a, b) => a.event.at - b.event.at || a.event.sequence - b.event.sequence);
}

/** A claim moves `due` to the end of its lease: who does not settle in time gives the entry back by that alone. */
async function claimOne(
  database: Database,
  rows: Rows,
  filter: mongoose.QueryFilter<Row>,
  until: number,
): Promise<ClaimedEntry | null> {
  const claim = randomUUID();
  const update = { $set: { claim, due: until }, $inc: { attempts: 1 } };
  const row = await database.call(() =>
    rows.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean().exec(),
  );
  return row && { event: row.event, effects: row.effects ?? [], claim, attempts: row.attempts };
}

async function* allEvents(database: Database, rows: Rows): AsyncIterable<LearnerEvent> {
  const cursor = rows.find().sort({ learner: 1, pack: 1, sequence: 1 }).lean().cursor({ batchSize: 500 });
  for await (const row of database.stream(cursor)) yield row.event;
}

async function* packEvents(database: Database, rows: Rows, pack: string): AsyncIterable<LearnerEvent> {
  const found = rows.find(only({ pack })).sort({ learner: 1, sequence: 1 }).lean();
  for await (const row of database.stream(found.cursor({ batchSize: 500 }))) yield row.event;
}
