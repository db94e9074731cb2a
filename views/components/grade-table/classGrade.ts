import type { GradeView } from '../../../src/api/turn.ts';
import type { Translator } from '../../text/translator.ts';
import { gradeSentence } from '../grade-line/GradeLine.tsx';

/** Earned, and no column knows of it: it was earned this very moment, or before there was a column for it. */
function isUnsent({ state, at }: GradeView): boolean {
  return state === 'waiting' && at === null;
}

/** Whether sending it helps: a grade on its way or arrived needs none, and there sending again does nothing. */
export function needsSending(grade: GradeView): boolean {
  return grade.state === 'retrying' || grade.state === 'parked' || isUnsent(grade);
}

/** Where a learner's grade stands, worded for the instructor. */
export function classGradeSentence(text: Translator, grade: GradeView): string {
  if (grade.state === 'none') return text.t('class.state.none');
  if (isUnsent(grade)) return text.t('class.state.unsent');
  return grade.state === 'superseded' ? text.t('class.state.superseded') : gradeSentence(text, grade);
}
