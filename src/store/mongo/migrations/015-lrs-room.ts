import type { AnyStatement } from '../../../xapi/anyStatement.ts';
import { hashesOf } from '../../../xapi/attachments.ts';
import type { Migration } from './migration.ts';

interface Row {
  readonly doc: AnyStatement;
  readonly hashes?: readonly string[];
}

/**
 * Which attachments a statement names, and when each attachment was last looked at, so that bytes nobody names any more are
 * found; documents by their agent, so that they are counted; evidence of a learner by its statement.
 */
export const lrsRoom: Migration = {
  version: 15,
  up: async (connection) => {
    const statements = connection.collection<Row>('statements');
    for await (const { _id, doc } of statements.find({ hashes: { $exists: false } })) {
      const hashes = hashesOf(doc);
      if (hashes.length > 0) await statements.updateOne({ _id }, { $set: { hashes } });
    }
    await statements.createIndex(
      { tenant: 1, hashes: 1 },
      { partialFilterExpression: { hashes: { $exists: true } } },
    );
    const attachments = connection.collection('lrs_attachments');
    await attachments.updateMany({ at: { $exists: false } }, { $set: { at: 0 } });
    await attachments.createIndex({ at: 1 });
    await connection.collection('lrs_documents').createIndex({ tenant: 1, agent: 1 });
    await connection
      .collection('log')
      .createIndex(
        { learner: 1, 'event.statement': 1 },
        { partialFilterExpression: { 'event.statement': { $exists: true } } },
      );
  },
};
