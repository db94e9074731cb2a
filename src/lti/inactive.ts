import { TrellisError } from '../errors.ts';
import type { RegistrationStatus } from './registration.ts';

/**
 * Why nothing opens from a platform that is not active: it waits for the operator's word (`registration_pending`, which
 * says whom to ask), or it was shut out (`registration_inactive`).
 * @param contact whom to ask; null where the operator has not said
 */
export function inactive(status: RegistrationStatus, contact: string | null): TrellisError {
  if (status !== 'pending') return new TrellisError('registration_inactive');
  return new TrellisError('registration_pending', '', { params: { contact: contact ?? 'none' } });
}
