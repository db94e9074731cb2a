import type { Kept } from '../lti/registration/keep.ts';
import type { Administration } from './administration.ts';
import { record } from './record.ts';

/**
 * Notes that an LMS has registered itself, or somebody by the form; after it, because only then it has an id. What changed
 * nothing is no act; a code that was used up always is one, because it lets a platform in that was waiting.
 */
export async function noteRegistration(
  admin: Administration,
  { registration, outcome, code }: Kept,
): Promise<void> {
  if (outcome === 'same' && code !== 'spent') return;
  const detail = { outcome, status: registration.status, code };
  await record(
    admin,
    { kind: 'tool', id: null },
    { act: 'platformRegistered', registration: registration.id, detail },
  );
}
