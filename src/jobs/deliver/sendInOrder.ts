import { MINUTE_MS } from '../../duration.ts';
import type { ForwardTarget } from '../../store/port/forwards.ts';
import type { AnyStatement } from '../../xapi/anyStatement.ts';
import { type AttachmentBytes, attachmentsOf } from '../../xapi/attachments.ts';
import { type LrsAccess, postStatements, standsThere } from '../../xapi/client.ts';
import type { Worker } from '../worker.ts';
import { type ForwardAnswer, forwardAnswer, forwardFailure } from './forwardAnswer.ts';

/** A target with the credential that opens it. */
export interface OpenTarget {
  readonly target: ForwardTarget;
  readonly access: LrsAccess;
}

/** How far some statements came. */
export interface Sending {
  /** How many of them are done with, from the first on: accepted, or refused for good. */
  readonly done: number;
  readonly accepted: number;
  /** Why it did not go on; null when it did to the end, or stopped for lack of time. */
  readonly wait: Extract<ForwardAnswer, { kind: 'wait' }> | null;
}

/** How long statements of one page are sent before the rest is left to the next round, in milliseconds. */
const LONGEST_MS = MINUTE_MS;

/** Bytes that statements name and that are kept here. */
function bytesOf(
  { store }: Worker,
  { target }: OpenTarget,
  statements: readonly AnyStatement[],
): Promise<readonly AttachmentBytes[]> | readonly AttachmentBytes[] {
  const hashes = [...new Set(statements.flatMap(attachmentsOf).map(({ sha2 }) => sha2.toLowerCase()))];
  return hashes.length === 0 ? [] : store.lrsAttachments.get(target.tenant, hashes);
}

async function send(
  worker: Worker,
  open: OpenTarget,
  statements: readonly AnyStatement[],
): Promise<ForwardAnswer> {
  const { lrsFetch, now } = worker;
  const { access } = open;
  const attachments = await bytesOf(worker, open, statements);
  try {
    const answer = forwardAnswer(await postStatements(access, { statements, attachments }, lrsFetch), now());
    const [only] = statements;
    if (answer.kind !== 'refused' || answer.status !== 409 || statements.length > 1 || !only) return answer;
    return (await standsThere(access, only, lrsFetch)) ? { kind: 'taken' } : answer;
  } catch (error) {
    return forwardFailure(error);
  }
}

/** One statement that is refused for good is put aside, named, where an operator finds it. */
async function bury(worker: Worker, { target }: OpenTarget, statement: AnyStatement, status: number) {
  const at = worker.now();
  await worker.store.deadLetters.bury({ target: target.id, statement: statement.id, status, at });
}

/**
 * Sends statements in their order. A batch that is refused is sent in halves, so that one bad statement is found and the
 * others arrive. Stops at the first answer that asks to wait.
 */
export async function sendInOrder(
  worker: Worker,
  open: OpenTarget,
  statements: readonly AnyStatement[],
): Promise<Sending> {
  const until = worker.now() + LONGEST_MS;
  const parts = statements.length === 0 ? [] : [statements];
  let done = 0;
  let accepted = 0;
  for (let part = parts.shift(); part && worker.now() < until; part = parts.shift()) {
    const answer = await send(worker, open, part);
    const [first] = part;
    if (answer.kind === 'wait') return { done, accepted, wait: answer };
    if (answer.kind === 'refused' && part.length > 1) {
      const middle = Math.ceil(part.length / 2);
      parts.unshift(part.slice(0, middle), part.slice(middle));
      continue;
    }
    if (answer.kind === 'refused' && first) await bury(worker, open, first, answer.status);
    if (answer.kind === 'taken') accepted += part.length;
    done += part.length;
  }
  return { done, accepted, wait: null };
}
