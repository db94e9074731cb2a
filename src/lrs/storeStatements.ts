import type { AnyStatement } from '../xapi/anyStatement.ts';
import { attachmentBytes } from '../xapi/attachments.ts';
import { isObject } from '../xapi/json.ts';
import type { Part } from '../xapi/multipart.ts';
import { received, type Sent } from '../xapi/received.ts';
import { invalid, type Problem, XapiRefusal } from '../xapi/refusal.ts';
import { checkStatement, VOIDED } from '../xapi/schema/statement.ts';
import type { XapiVersion } from '../xapi/scopes.ts';
import { checkSignatures } from '../xapi/signature.ts';
import type { LrsCaller } from './caller.ts';
import { describeThings, type SaidLast } from './describeThings.ts';
import type { Lrs } from './lrs.ts';
import { mustBeAllowed, mustBeOwn } from './mayDo.ts';

/** Statements as they arrive. */
export interface Sending {
  readonly version: XapiVersion;
  /** One statement, or an array of them. */
  readonly body: unknown;
  /** The parts that came after it; none unless it was multipart. */
  readonly parts: readonly Part[];
  /** Set by PUT: the id the one statement has or gets. */
  readonly statementId: string | null;
}

/** Most problems told of one batch. */
const MOST_PROBLEMS = 100;

function checked(values: readonly unknown[], version: XapiVersion, batch: boolean): readonly Sent[] {
  const problems: Problem[] = [];
  values.forEach((value, index) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push(...checkStatement(value, version, batch ? `[${index}]` : ''));
  });
  const [first] = problems;
  if (first) throw new XapiRefusal('xapi_invalid', `${first.path}: ${first.says}`, problems);
  return values as readonly Sent[];
}

/** @throws XapiRefusal for two of one id: which of them would stand? */
function mustDiffer(statements: readonly AnyStatement[]): void {
  const ids = new Set<string>();
  statements.forEach(({ id }, index) => {
    if (ids.has(id)) throw invalid(`[${index}].id`, 'batch.id', 'must be another one than those before it');
    ids.add(id);
  });
}

function statementsOf(
  { body, version, statementId }: Sending,
  caller: LrsCaller,
  newId: () => string,
): AnyStatement[] {
  const batch = Array.isArray(body);
  if (statementId !== null && batch) throw invalid('body', 'put.one', 'must be one statement');
  if (!batch && !isObject(body))
    throw invalid('body', 'type.object', 'must be a statement or an array of them');
  const sent = checked(batch ? body : [body], version, batch);
  const { authority } = caller;
  const statements = sent.map((one) => received(one, { version, authority, id: statementId ?? newId() }));
  if (statementId !== null && statements[0]?.id !== statementId)
    throw invalid('id', 'put.id', 'must be the statementId of the request');
  mustDiffer(statements);
  return statements;
}

function mustSpeakOfOwn(caller: LrsCaller, statements: readonly AnyStatement[]): void {
  if (!caller.own) return;
  for (const { actor, verb } of statements) {
    mustBeOwn(caller, actor);
    if (verb.id === VOIDED) throw new XapiRefusal('forbidden', 'a session takes no statement back');
  }
}

/**
 * Takes statements of another tool: all of them are stored, or none (1.0.3, part 3, 2.1.2). Answers with their ids in the
 * order they came. How much a body may hold is looked at before (`mustBeFew`).
 * @throws XapiRefusal `xapi_invalid` naming each property and rule, `xapi_conflict` when another statement of an id stands
 */
export async function storeStatements(
  lrs: Lrs & { readonly said: SaidLast },
  caller: LrsCaller,
  sending: Sending,
): Promise<readonly string[]> {
  mustBeAllowed(caller, 'write');
  const statements = statementsOf(sending, caller, lrs.newId);
  mustSpeakOfOwn(caller, statements);
  const carried = attachmentBytes(statements, sending.parts);
  for (const statement of statements) await checkSignatures(statement, carried, sending.version);
  const { store } = lrs;
  await store.lrsAttachments.put(caller.tenant, carried, lrs.now());
  const inserted = await store.statements.insertAll(caller.tenant, statements, lrs.now());
  if (inserted.outcome === 'conflict')
    throw new XapiRefusal('xapi_conflict', 'another statement of this id is stored; nothing was changed', [
      { path: inserted.id, rule: 'statement.conflict', says: 'is the id of another statement' },
    ]);
  // What a learner says of an activity is said to nobody else.
  if (!caller.own) await describeThings(lrs, caller.tenant, statements);
  return statements.map(({ id }) => id);
}
