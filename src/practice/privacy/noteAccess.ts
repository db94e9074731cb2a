import type { AccessKind } from '../../api/privacy.ts';
import { HOUR_MS } from '../../duration.ts';
import type { Session } from '../../store/port/sessions.ts';
import { accessId } from '../derivedId.ts';
import type { Practice } from '../practice.ts';

/** What was looked at: one learner's work, or (null) that of everybody in the activity. */
export interface Looked {
  readonly kind: AccessKind;
  readonly learner: string | null;
  readonly activity: string | null;
}

/** Who looks: somebody in a web session, or (null) at the command line. */
type Looker = Pick<Session, 'learner' | 'kind'> | null;

/**
 * Notes that somebody looks at another's work, before it is shown: a look that cannot be noted is not given. The same look
 * is told once an hour; looking at one's own work is not told.
 */
export async function noteAccess(
  { store, now }: Pick<Practice, 'store' | 'now'>,
  looker: Looker,
  { kind, learner, activity }: Looked,
): Promise<void> {
  if (looker !== null && looker.learner === learner) return;
  const at = now();
  const viewer = looker?.learner ?? null;
  const role = looker === null ? 'command' : looker.kind === 'instructor' ? 'instructor' : 'mentor';
  const id = accessId([viewer ?? '', learner ?? '', activity ?? '', kind, String(Math.floor(at / HOUR_MS))]);
  await store.accesses.note({ id, at, viewer, role, kind, learner, activity });
}
