import { DAY_MS } from '../../duration.ts';
import { TrellisError } from '../../errors.ts';
import type { Registration, RegistrationSource } from '../registration.ts';

/**
 * Registrations of each source that may wait at one time: more is nobody's honest work, and an operator could not read
 * them. Each has its own room, so that a form anybody can fill in never shuts out an LMS that registers itself.
 */
export const MOST_PENDING = 200;

/** How long a registration waits for the operator before it is forgotten, in milliseconds (14 days). */
export const PENDING_TTL_MS = 14 * DAY_MS;

/** @throws TrellisError `registration_queue_full`. One without a source counts as a form's. */
export async function checkRoom(
  by: RegistrationSource['by'],
  platforms: { list(): Promise<readonly { readonly registration: Registration }[]> },
  known: (one: Registration) => boolean = () => false,
): Promise<void> {
  const all = (await platforms.list()).map(({ registration }) => registration);
  const waiting = all.filter(({ status, source }) => status === 'pending' && (source?.by ?? 'form') === by);
  if (waiting.length >= MOST_PENDING && !all.some(known)) throw new TrellisError('registration_queue_full');
}
