import { TrellisError } from '../../errors.ts';
import { retryAfter } from '../../lti/retryAfter.ts';
import type { ForwardDelivery } from '../../store/port/forwards.ts';
import type { LrsAnswer } from '../../xapi/client.ts';

/** What a target made of what it was sent. */
export type ForwardAnswer =
  | { readonly kind: 'taken' }
  /** It will not take this, now or later: one of the statements is the reason. */
  | { readonly kind: 'refused'; readonly status: number }
  /** It could not take anything: later, after the pause that it asked for. */
  | {
      readonly kind: 'wait';
      readonly reason: NonNullable<ForwardDelivery['reason']>;
      readonly afterMs: number | null;
    };

/** Statuses that speak of the statements, not of the target: not valid, in conflict, too large, not processable. */
const OF_STATEMENTS = new Set([400, 409, 413, 422]);
/** Statuses that ask for patience. */
const PATIENCE = new Set([408, 425, 429]);

/** @param now milliseconds since the epoch */
export function forwardAnswer({ status, headers }: LrsAnswer, now: number): ForwardAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (OF_STATEMENTS.has(status)) return { kind: 'refused', status };
  if (status === 401 || status === 403) return { kind: 'wait', reason: 'unauthorised', afterMs: null };
  if (status >= 500 || PATIENCE.has(status))
    return { kind: 'wait', reason: 'busy', afterMs: retryAfter(headers, now) };
  return { kind: 'wait', reason: 'unexpected', afterMs: null };
}

/** A request that got no answer, or was not let out. */
export function forwardFailure(error: unknown): ForwardAnswer {
  const blocked = error instanceof TrellisError && error.code === 'outbound_refused';
  return { kind: 'wait', reason: blocked ? 'blocked' : 'unreachable', afterMs: null };
}
