import { TrellisError } from '../../errors.ts';
import type { LearnerEvent, OutsideEvent, WithdrawnEvent } from '../../learning/event.ts';
import { lostCompletions, withCompleted } from '../../learning/replay/carried.ts';
import { keepOutcomes } from '../../learning/replay/outcomes.ts';
import { fold } from '../../learning/replay.ts';
import type { Activity } from '../../store/port/activities.ts';
import type { Session } from '../../store/port/sessions.ts';
import { accountOfSession } from '../accountOfSession.ts';
import { asTestUser } from '../asTestUser.ts';
import { commitOn, type Ground } from '../commit.ts';
import { withdrawnId } from '../derivedId.ts';
import { type Happening, withState } from '../happening.ts';
import { newEvent } from '../newEvent.ts';
import type { Practice } from '../practice.ts';
import { pinnedFor, type Situation } from '../situation.ts';
import { situateLearner } from '../viewLearner.ts';

/**
 * The situation had the evidence never come in: the whole log folded once more, with what takes it back. An activity that
 * was completed by it stays so, for nobody completes one twice; so does a number in an experiment that stood.
 */
async function without(
  practice: Practice,
  before: Situation,
  append: WithdrawnEvent,
): Promise<Happening<Situation>> {
  const { learner, settings } = before;
  const events: LearnerEvent[] = [...(await practice.store.log.after(learner.id, settings.pack, 0)), append];
  const folded = fold(events, await pinnedFor(practice, before, events));
  if (folded === null) throw new TrellisError('internal', 'a log without an event');
  const state = keepOutcomes(before.state, folded);
  const lost = lostCompletions(before.state, state);
  if (lost.length === 0) return { append, after: withState(before, state) };
  const completed = [...(append.completed ?? []), ...lost];
  return { append: { ...append, completed }, after: withState(before, withCompleted(state, lost)) };
}

/** Why evidence is taken back: its statement was voided, or an instructor says so in their session. */
export type TakingBack =
  | { readonly because: 'voided'; readonly locale: string }
  | { readonly because: 'instructor'; readonly by: Pick<Session, 'learner' | 'locale'> };

/**
 * Takes evidence from outside back. The event stays in the log; from here on the log is folded without what it said, so
 * that estimates, levels and the grade are what they would be had it never come in.
 * @throws TrellisError `session_missing`, `learner_unknown`, `not_found` when there is no such evidence, `conflict`
 */
export async function withdrawEvidence(
  practice: Practice,
  activity: Activity,
  evidence: Pick<OutsideEvent, 'id' | 'learner'>,
  about: TakingBack,
): Promise<void> {
  const id = withdrawnId(evidence.id);
  const { store } = practice;
  const instructor = about.because === 'instructor' ? about.by : null;
  const { locale } = about.because === 'instructor' ? about.by : about;
  const ground: Ground<Situation> = {
    read: () => situateLearner(practice, activity, evidence.learner, locale),
    ...(await asTestUser(practice, activity.id, evidence.learner)),
    ...(instructor === null ? {} : { by: await accountOfSession(practice, instructor) }),
  };
  await commitOn<Situation, never>(practice, ground, async (before) => {
    const stands = await store.log.find(evidence.learner, id);
    if (stands) return { repeat: stands };
    const taken = await store.log.find(evidence.learner, evidence.id);
    if (taken?.kind !== 'outside' || taken.activity !== activity.id)
      throw new TrellisError('not_found', 'no such evidence');
    return without(practice, before, {
      ...newEvent(practice, before, before.here.sitting?.id ?? id, id),
      kind: 'withdrawn',
      takesBack: taken.id,
      statement: taken.statement,
      skill: taken.skill,
      because: about.because,
      ...(instructor === null ? {} : { by: instructor.learner }),
      opens: null,
    });
  });
}
