import type mongoose from 'mongoose';
import { DIFFERENCES } from '../../api/gradeReport.ts';
import type { GradeQueueStore, QueueCount } from '../port/gradeQueue.ts';
import type { GradeStatus } from '../port/grades.ts';
import { RESENDABLE, resentGrade } from '../port/rules/keptGrade.ts';
import type { Database } from './database.ts';
import { type DocumentRow, documents } from './documents.ts';
import { scalar } from './filter.ts';
import { type Kept, keyed, rowOf } from './grades.ts';

const OPEN: readonly GradeStatus[] = ['waiting', 'retrying', 'parked', 'superseded'];
/** What rows in trouble are counted by. */
const WHICH = {
  tenant: '$doc.want.tenant',
  status: '$doc.delivery.status',
  reason: '$doc.delivery.reason',
};
/** Rows changed at the same time. */
const PARALLEL = 50;

type Filter = mongoose.QueryFilter<DocumentRow>;

function ofTenants(tenants: readonly string[] | null): Filter {
  return tenants === null ? {} : { 'doc.want.tenant': { $in: tenants.map(scalar) } };
}

function among(tenants: readonly string[] | null, statuses: readonly GradeStatus[]): Filter {
  return { 'doc.delivery.status': { $in: statuses }, ...ofTenants(tenants) };
}

/** The grades that are not in a gradebook; rows and rules are those of the outbox. */
export function mongoGradeQueue(database: Database): GradeQueueStore {
  const grades = documents<Kept>(database, 'grades');

  /** Only if it is still in trouble and of these tenants when it is changed. */
  async function againOne(key: string, tenants: readonly string[] | null, now: number): Promise<boolean> {
    const { changed } = await grades.change(key, (known) =>
      known && (tenants === null || tenants.includes(known.want.tenant))
        ? keyed(key, resentGrade(known, 'administrator', now))
        : null,
    );
    return changed;
  }
  async function troubled(tenants: readonly string[] | null): Promise<string[]> {
    const filter = among(tenants, RESENDABLE.administrator);
    const rows = await database.call(() => grades.model.find(filter).select({ _id: 1 }).lean().exec());
    return rows.map(({ _id }) => _id);
  }
  /** How many rows there are of each value of an expression. */
  function countBy<Of>(filter: Filter, of: string | object): Promise<{ _id: Of; count: number }[]> {
    const stages = [{ $match: filter }, { $group: { _id: of, count: { $sum: 1 } } }];
    return database.call(() => grades.model.aggregate<{ _id: Of; count: number }>(stages).exec());
  }
  return {
    again: async (tenants, key, now) => {
      const keys = key === null ? await troubled(tenants) : [key];
      let count = 0;
      for (let at = 0; at < keys.length; at += PARALLEL) {
        const some = keys.slice(at, at + PARALLEL);
        const tried = await Promise.all(some.map((each) => againOne(each, tenants, now)));
        count += tried.filter(Boolean).length;
      }
      return count;
    },
    page: async (tenants, after, limit) => {
      const filter = { ...among(tenants, OPEN), ...(after === null ? {} : { _id: { $gt: scalar(after) } }) };
      const rows = await database.call(() =>
        grades.model.find(filter).sort({ _id: 1 }).limit(limit).lean().exec(),
      );
      return rows.map((row) => rowOf(row.doc as Kept));
    },
    count: async (tenants) => {
      const counted = await countBy<Omit<QueueCount, 'count'>>(among(tenants, OPEN), WHICH);
      return counted.map(({ _id, count }) => ({ ..._id, count }));
    },
    differing: async (tenants) => {
      const differ = { 'doc.delivery.differs.why': { $in: DIFFERENCES }, ...ofTenants(tenants) };
      const counted = await countBy<string>(differ, WHICH.tenant);
      return counted.map(({ _id: tenant, count }) => ({ tenant, count }));
    },
  };
}
