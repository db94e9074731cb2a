import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { hashesOf } from '../../xapi/attachments.ts';
import type { Person } from '../port/people.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import { type NamedHashes, soleHashes } from '../port/rules/soleHashes.ts';
import type { Database } from './database.ts';
import { only, scalar } from './filter.ts';

interface Row {
  readonly tenant: string;
  readonly doc: AnyStatement;
}

async function* look(database: Database, person: Person): AsyncIterable<NamedHashes> {
  const ofTenant = only({ tenant: person.tenant });
  // All of them: a search for those with attachments, which no index finds, could outlast the deadline of a command.
  const rows = database.connection.collection<Row>('statements').find(ofTenant).batchSize(500);
  for await (const { doc } of database.stream(rows)) {
    const hashes = hashesOf(doc);
    if (hashes.length > 0) yield { theirs: namesPerson(doc, person), hashes };
  }
}

/**
 * Removes the bytes that only statements about the person name: those of a signature hold the whole statement once more
 * (xAPI 1.0.3, part 2, 2.6). Before the statements themselves, so that an erasure that was cut short finds them again.
 */
export async function removeSoleAttachments(database: Database, person: Person): Promise<void> {
  const hashes = await soleHashes(() => look(database, person));
  const filter = { ...only({ tenant: person.tenant }), sha2: { $in: hashes.map(scalar) } };
  await database.call(() => database.connection.collection('lrs_attachments').deleteMany(filter));
}
