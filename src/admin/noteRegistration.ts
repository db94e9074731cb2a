import type { SettleOutcome } from '../lti/registration/settle.ts';
import type { Registration } from '../lti/registration.ts';
import type { Administration } from './administration.ts';
import { record } from './record.ts';

/** Notes that an LMS has registered itself, or somebody by the form; after it, because only then it has an id. */
export async function noteRegistration(
  admin: Administration,
  { registration, outcome }: { readonly registration: Registration; readonly outcome: SettleOutcome },
): Promise<void> {
  if (outcome === 'same') return;
  const detail = { outcome, status: registration.status };
  await record(
    admin,
    { kind: 'tool', id: null },
    { act: 'platformRegistered', registration: registration.id, detail },
  );
}
