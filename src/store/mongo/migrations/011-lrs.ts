import type { AnyStatement } from '../../../xapi/anyStatement.ts';
import { facetKey, facetsOf } from '../../../xapi/facets.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly tenant: string;
  readonly stored: number;
  readonly doc: AnyStatement;
}

/**
 * Statements are found by their facets (`xapi/facets.ts`). `moment` is `stored` in microseconds, unique within a tenant,
 * and given out by one clock per tenant.
 */
export const lrs: Migration = {
  version: 11,
  up: async (connection) => {
    const statements = connection.collection<Row>('statements');
    const clocks = connection.collection<{ _id: string; next: number }>('lrs_clocks');
    // Tenants that have a clock were done by a run that went before.
    const done = new Set((await clocks.find().toArray()).map(({ _id }) => _id));
    const last = new Map<string, number>();
    for await (const { _id, tenant, stored, doc } of statements.find().sort({ stored: 1, _id: 1 })) {
      if (done.has(tenant)) continue;
      const moment = Math.max(stored * 1000, (last.get(tenant) ?? 0) + 1);
      last.set(tenant, moment);
      const facets = [...new Set(facetsOf(doc).map((facet) => facetKey(tenant, facet)))];
      await statements.updateOne({ _id }, { $set: { moment, facets } });
    }
    for (const [tenant, moment] of last) {
      await clocks.updateOne({ _id: tenant }, { $max: { next: moment + 1 } }, { upsert: true });
    }
    await statements.createIndexes([
      { key: { tenant: 1, facets: 1, moment: 1 } },
      { key: { tenant: 1, moment: 1 }, unique: true },
      { key: { tenant: 1, ref: 1 }, sparse: true },
      { key: { tenant: 1, block: 1 }, sparse: true },
    ]);
    const key = { tenant: 1, kind: 1, activity: 1, agent: 1, registration: 1, id: 1 } as const;
    await connection.collection('lrs_documents').createIndex(key, { unique: true });
    await connection.collection('lrs_attachments').createIndex({ tenant: 1, sha2: 1 }, { unique: true });
    await connection.collection('lrs_activities').createIndex({ tenant: 1, id: 1 }, { unique: true });
    await connection.collection('lrs_persons').createIndex({ tenant: 1, agent: 1 }, { unique: true });
  },
};
