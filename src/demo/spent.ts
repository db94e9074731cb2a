import type { State } from './state.ts';

/** Longer than any clock tolerance, so that an identifier is remembered as long as its token is accepted. */
const MARGIN_MS = 5 * 60 * 1000;

/** Marks an identifier as used. False when it was used before. Times in milliseconds; expired ones are forgotten. */
export function spend(state: State, id: string, expiresAt: number, now: number): boolean {
  state.spent = state.spent.filter((one) => one.expiresAt > now);
  if (state.spent.some((one) => one.id === id)) return false;
  state.spent.push({ id, expiresAt: expiresAt + MARGIN_MS });
  return true;
}
