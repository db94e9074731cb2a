import { randomUUID } from 'node:crypto';
import type mongoose from 'mongoose';
import type { ClaimedGrade, GradeRow, GradeStore, Presser } from '../port/grades.ts';
import { gradeKey } from '../port/grades.ts';
import { assertPlain } from '../port/plain.ts';
import { comparedGrade } from '../port/rules/comparedGrade.ts';
import type { KeptGrade } from '../port/rules/keptGrade.ts';
import { finishedGrade, RESENDABLE, resentGrade, wantedGrade } from '../port/rules/keptGrade.ts';
import type { Database } from './database.ts';
import type { DocumentRow, Documents } from './documents.ts';
import { documents } from './documents.ts';
import { only, scalar } from './filter.ts';

/** A row as it is kept, with its key. */
export type Kept = KeptGrade & Pick<GradeRow, 'key'>;

/** The grade outbox; its rules are those of `port/rules/keptGrade`. */
export function mongoGrades(database: Database): GradeStore {
  const grades = documents<Kept>(database, 'grades');
  return {
    want: async (want, quiet, now) => {
      const key = gradeKey(want.link, want.learner);
      await grades.change(key, (known) => keyed(key, wantedGrade(known, want, quiet, now)));
    },
    claimDue: (now, leaseMs, limit, without = []) =>
      claimDue(database, grades, { now, leaseMs, limit, without }),
    record: (row) => record(database, grades, row),
    finish: async (row, delivery, due, now) => {
      const { changed } = await grades.change(row.key, (known) =>
        known?.claim === row.claim
          ? keyed(row.key, finishedGrade(known, row.want, delivery, due, now))
          : null,
      );
      return changed;
    },
    again: (activity, learner, by, now, link = null) =>
      again(grades, ofActivity(activity, learner, link), by, now),
    compared: async (key, seen) =>
      (await grades.change(key, (known) => known && comparedGrade(known, seen))).changed,
    get: async (key) => {
      const kept = await grades.get(key);
      return kept && rowOf(kept);
    },
    ofActivity: async (activity) => (await grades.find(ofActivity(activity, null))).map(rowOf),
  };
}

async function record(
  database: Database,
  { model }: Documents<Kept>,
  { key, claim, delivery }: ClaimedGrade,
): Promise<boolean> {
  assertPlain(delivery);
  const held = { 'doc.delivery.status': { $ne: 'superseded' } };
  const filter = { ...only({ _id: key, 'doc.claim': claim }), ...held };
  const update = { $set: { 'doc.delivery': delivery }, $inc: { rev: 1 } };
  return (await database.call(() => model.updateOne(filter, update).exec())).matchedCount === 1;
}

/** Gives a changed row its key back. */
export function keyed(key: string, kept: KeptGrade | null): Kept | null {
  return kept && { ...kept, key };
}

/** The row as the port knows it. */
export function rowOf({ key, want, delivery, due }: Kept): GradeRow {
  return { key, want, delivery, due };
}

/** Rows of an activity; of one learner in it and of one link of it, where they are not null. */
function ofActivity(
  activity: string,
  learner: string | null,
  link: string | null = null,
): mongoose.QueryFilter<DocumentRow> {
  return only({
    'doc.want.activity': activity,
    ...(learner === null ? {} : { 'doc.want.learner': learner }),
    ...(link === null ? {} : { 'doc.want.link': link }),
  });
}

interface Wanted {
  readonly now: number;
  readonly leaseMs: number;
  readonly limit: number;
  readonly without: readonly string[];
}

/** Looks for what is due and takes each by its own update; what another worker took meanwhile is left to it. */
async function claimDue(
  database: Database,
  { model }: Documents<Kept>,
  { now, leaseMs, limit, without }: Wanted,
): Promise<ClaimedGrade[]> {
  const claimed: ClaimedGrade[] = [];
  const free = {
    'doc.due': { $lte: scalar(now) },
    'doc.want.tenant': { $nin: without.map(scalar) },
    $or: [{ 'doc.leasedUntil': null }, { 'doc.leasedUntil': { $lte: scalar(now) } }],
  };
  while (claimed.length < limit) {
    const candidates = await database.call(() =>
      model
        .find(free)
        .select({ _id: 1 })
        .sort({ 'doc.due': 1 })
        .limit(limit - claimed.length)
        .lean()
        .exec(),
    );
    if (candidates.length === 0) break;
    const tried = await Promise.all(
      candidates.map(({ _id }) => claimOne(database, model, { ...only({ _id }), ...free }, now + leaseMs)),
    );
    claimed.push(...tried.filter((row) => row !== null));
  }
  return claimed.sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
}

async function claimOne(
  database: Database,
  model: mongoose.Model<DocumentRow>,
  filter: mongoose.QueryFilter<DocumentRow>,
  until: number,
): Promise<ClaimedGrade | null> {
  const claim = randomUUID();
  const update = {
    $set: { 'doc.claim': claim, 'doc.leasedUntil': until, 'doc.unsentSince': null },
    $inc: { rev: 1 },
  };
  const row = await database.call(() =>
    model.findOneAndUpdate(filter, update, { returnDocument: 'after' }).lean().exec(),
  );
  return row && { ...rowOf(row.doc as Kept), claim };
}

async function again(
  grades: Documents<Kept>,
  which: mongoose.QueryFilter<DocumentRow>,
  by: Presser,
  now: number,
): Promise<number> {
  const troubled = await grades.find({
    ...which,
    'doc.delivery.status': { $in: RESENDABLE[by] },
  });
  const tried = await Promise.all(
    troubled.map(({ key }) =>
      grades.change(key, (known) => known && keyed(key, resentGrade(known, by, now))),
    ),
  );
  return tried.filter(({ changed }) => changed).length;
}
