import type { AttemptEvent, RevealEvent } from '../event.ts';
import type { OpenServing, SittingView } from '../learnerState.ts';
import { nextStamina } from '../stamina.ts';
import { tidy } from '../tidy.ts';

/** Shortest time that is believed, and one after which a page was left open: in milliseconds. */
const LEAST_MS = 100;
const IDLE_MS = 300_000;

/**
 * The sitting with the strength of one more first try counted; what was not a sitting's own question counts nothing. Where
 * time is not looked at, as with extra time, results alone tell.
 */
export function countStamina(
  sitting: SittingView | null,
  open: OpenServing | null,
  event: AttemptEvent | RevealEvent,
  right: boolean,
): SittingView | null {
  if (sitting?.id !== event.sitting || open?.id !== event.serving) return sitting;
  const elapsed = event.kind === 'attempt' ? event.elapsed : null;
  const { usual } = event.evidence;
  const timed = elapsed !== null && elapsed <= IDLE_MS && usual !== undefined;
  const time = timed ? tidy(Math.log(Math.max(LEAST_MS, elapsed) / usual)) : null;
  const { predicted } = open.decision;
  return { ...sitting, stamina: nextStamina(sitting.stamina, { right, predicted, time }) };
}
