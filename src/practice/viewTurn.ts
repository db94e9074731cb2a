import type { GradeView, TurnAgain, TurnRequest } from '../api/turn.ts';
import type { Session } from '../store/port/sessions.ts';
import { loadSitting } from './loadSitting.ts';
import type { Practice } from './practice.ts';
import { feedbackAgain } from './present/feedback.ts';
import { presentGrade } from './present/grade.ts';
import { presentOpen } from './present/serving.ts';
import { presentTurn } from './present/turn.ts';
import { judgedServing, verdictEvent } from './verdictEvent.ts';

/**
 * The turn as it stands, without changing anything, in the reader's language. Of a verdict that is named, what it says and
 * the question it ended come too; one that this learner was not given here counts as none.
 */
export async function viewTurn(
  practice: Practice,
  session: Session,
  { serving, step, try: nth }: TurnRequest = { step: 0, try: 0 },
): Promise<TurnAgain> {
  const situation = await loadSitting(practice, session);
  const event =
    serving === undefined ? null : await verdictEvent(practice, situation, { serving, step, try: nth });
  if (event === null) return { ...(await presentTurn(practice, situation, null)), judged: null };
  const ended = event.then === 'again' ? null : await judgedServing(practice, event);
  return {
    ...(await presentTurn(practice, situation, await feedbackAgain(practice, situation, event))),
    judged: ended && (await presentOpen(practice, situation, ended)),
  };
}

/** Where the learner's own grade stands. */
export async function viewGrade(practice: Practice, session: Session): Promise<GradeView> {
  const situation = await loadSitting(practice, session);
  return presentGrade(situation, situation.session.preview);
}
