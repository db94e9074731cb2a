import type { GradeView, Turn } from '../api/turn.ts';
import { loadSitting } from './commit.ts';
import type { Practice } from './practice.ts';
import { presentGrade } from './present/grade.ts';
import { presentTurn } from './present/turn.ts';

/** The turn as it stands, without changing anything. */
export async function viewTurn(practice: Practice, tokenHash: string): Promise<Turn> {
  return presentTurn(practice, await loadSitting(practice, tokenHash), null);
}

/** Where the learner's own grade stands. */
export async function viewGrade(practice: Practice, tokenHash: string): Promise<GradeView> {
  const situation = await loadSitting(practice, tokenHash);
  return presentGrade(situation, situation.session.preview);
}
