import type mongoose from 'mongoose';
import type { AuditEntry, AuditStore } from '../port/audit.ts';
import type { Database } from './database.ts';
import { type DocumentRow, documents } from './documents.ts';
import { only, scalar } from './filter.ts';

export function mongoAudit(database: Database): AuditStore {
  const entries = documents<AuditEntry>(database, 'audit');
  return {
    append: async (entry) => {
      await entries.create(entry.id, entry);
    },
    page: async ({ registration, deployment }, before, limit) => {
      const filter: mongoose.QueryFilter<DocumentRow> = {
        ...(registration === null ? {} : only({ 'doc.registration': registration })),
        ...(deployment === null ? {} : only({ 'doc.deployment': deployment })),
        ...(before === null ? {} : { _id: { $lt: scalar(before) } }),
      };
      const rows = await database.call(() =>
        entries.model.find(filter).sort({ _id: -1 }).limit(limit).lean().exec(),
      );
      return rows.map((row) => row.doc as AuditEntry);
    },
  };
}
