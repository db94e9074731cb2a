import { type ErrorCode, TrellisError } from '../../errors.ts';
import type { LoginState, TakenState } from '../loginState.ts';

const FAILURE = {
  unknown: 'state_unknown',
  expired: 'state_expired',
  replayed: 'state_replayed',
} as const satisfies Record<Exclude<TakenState['outcome'], 'taken'>, ErrorCode>;

/** Row 3: takes the state, at most once for ever. The expiry is checked here too: a store may sweep late. */
export async function takeState(
  state: string | null,
  take: (state: string) => Promise<TakenState>,
  now: number,
): Promise<LoginState> {
  if (state === null) throw new TrellisError('state_missing');
  const taken = await take(state);
  if (taken.outcome !== 'taken') throw new TrellisError(FAILURE[taken.outcome]);
  if (now >= taken.record.expiresAt) throw new TrellisError('state_expired');
  return taken.record;
}
