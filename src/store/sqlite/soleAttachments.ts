import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { hashesOf } from '../../xapi/attachments.ts';
import type { Person } from '../port/people.ts';
import { namesPerson } from '../port/rules/namesPerson.ts';
import { type NamedHashes, soleHashes } from '../port/rules/soleHashes.ts';
import type { Connection } from './connection.ts';
import { fromJson, toJson } from './json.ts';
import { statementsWhere } from './statementsNaming.ts';

async function* look(connection: Connection, person: Person): AsyncIterable<NamedHashes> {
  for await (const { doc } of statementsWhere(connection, person.tenant, `instr(doc, '"attachments"') > 0`)) {
    const statement = fromJson<AnyStatement>(doc);
    const hashes = hashesOf(statement);
    yield { theirs: namesPerson(statement, person), hashes };
  }
}

/**
 * Removes the bytes that only statements about the person name: those of a signature hold the whole statement once more
 * (xAPI 1.0.3, part 2, 2.6). Before the statements themselves, so that an erasure that was cut short finds them again.
 */
export async function removeSoleAttachments(connection: Connection, person: Person): Promise<void> {
  const hashes = toJson(await soleHashes(() => look(connection, person)));
  await connection.act((sql) =>
    sql.run(
      'DELETE FROM lrs_attachments WHERE tenant = ? AND sha2 IN (SELECT value FROM json_each(?))',
      person.tenant,
      hashes,
    ),
  );
}
