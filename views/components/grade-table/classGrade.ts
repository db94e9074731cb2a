import type { GradeView } from '../../../src/api/turn.ts';
import type { Translator } from '../../text/translator.ts';
import { gradeSentence } from '../grade-line/GradeLine.tsx';

/** Where a learner's grade stands, worded for the instructor. */
export function classGradeSentence(text: Translator, grade: GradeView): string {
  if (grade.state === 'none') return text.t('class.state.none');
  return grade.state === 'superseded' ? text.t('class.state.superseded') : gradeSentence(text, grade);
}
