import { TrellisError } from '../errors.ts';
import type { Session } from '../store/port/sessions.ts';
import type { Practice } from './practice.ts';
import { missingConsent } from './privacy/consent.ts';
import { type Situation, situate } from './situation.ts';

/** A learner's situation within a web session. */
export interface SittingSituation extends Situation {
  readonly session: Session;
  readonly sitting: string;
}

/**
 * The one read of a request by a learner. The session was read to let the request in and is not read again: what it
 * says of link, activity and learner never changes, so nothing is lost by its being of a moment earlier.
 * @throws TrellisError `forbidden` for a session of another kind, `session_missing` when what it is for is gone,
 * `consent_needed` before the learner has agreed to the school's text
 */
export async function loadSitting(practice: Practice, session: Session): Promise<SittingSituation> {
  const { kind, learner, activity, link } = session;
  if (kind !== 'learner') throw new TrellisError('forbidden', `a ${kind} session`);
  const loaded =
    activity === null || link === null
      ? null
      : await practice.store.turns.load({ learner, activity, link }, practice.recent.of(learner));
  if (!loaded || session.sitting === null || loaded.learner.erasing !== undefined) {
    // Another process may have erased them.
    practice.recent.forget(learner);
    throw new TrellisError('session_missing');
  }
  if (missingConsent(practice, loaded.learner, session)) throw new TrellisError('consent_needed');
  const situation = await situate(practice, loaded, session.locale);
  // A tab of an earlier launch goes on in the sitting of the newest one: there is one at a time.
  return { ...situation, session, sitting: situation.here.sitting?.id ?? session.sitting };
}
