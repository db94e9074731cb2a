import type { GradeView, Turn } from '../api/turn.ts';
import type { Session } from '../store/port/sessions.ts';
import { loadSitting } from './loadSitting.ts';
import type { Practice } from './practice.ts';
import { presentGrade } from './present/grade.ts';
import { presentTurn } from './present/turn.ts';

/** The turn as it stands, without changing anything. */
export async function viewTurn(practice: Practice, session: Session): Promise<Turn> {
  return presentTurn(practice, await loadSitting(practice, session), null);
}

/** Where the learner's own grade stands. */
export async function viewGrade(practice: Practice, session: Session): Promise<GradeView> {
  const situation = await loadSitting(practice, session);
  return presentGrade(situation, situation.session.preview);
}
