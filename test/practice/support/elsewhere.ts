import { randomUUID } from 'node:crypto';
import type { AnyStatement } from '../../../src/xapi/anyStatement.ts';
import type { School } from './school.ts';

/** Where the other tool's activities are. */
export const H5P = 'https://h5p.example/content/';

/** A key of the record store as the authority of what it wrote. */
export function keyAgent({ practice }: School, name = 'lrs_h5p') {
  return { objectType: 'Agent' as const, account: { homePage: practice.publicUrl, name } };
}

/** What another tool says of somebody of the school's LMS: it went well, and a key of the record store vouches for it. */
export function workElsewhere(school: School, sub: string, over: Partial<AnyStatement> = {}): AnyStatement {
  return {
    id: randomUUID(),
    version: '1.0.0',
    actor: { objectType: 'Agent', account: { homePage: 'https://lms.example', name: sub } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
    object: { objectType: 'Activity', id: `${H5P}17` },
    result: { score: { scaled: 1 }, success: true },
    timestamp: new Date(school.clock.now - 5_000).toISOString(),
    authority: keyAgent(school),
    ...over,
  };
}

/** The other tool takes a statement back. */
export function voidingOf(school: School, statement: string): AnyStatement {
  const { result: _result, ...rest } = workElsewhere(school, 'nobody');
  return {
    ...rest,
    actor: keyAgent(school),
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: statement },
  };
}

/** Sends statements as another tool does, and lets the worker read them. */
export async function sendElsewhere(
  school: School,
  tenant: string,
  statements: readonly AnyStatement[],
): Promise<void> {
  await school.practice.store.statements.insertAll(tenant, statements, school.clock.now);
  school.clock.now += 5_000;
  await school.deliver();
}
