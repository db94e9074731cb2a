import type { GradeVerdict } from '../../../src/api/gradeReport.ts';
import type { Translator } from '../../text/translator.ts';

/** What is known of a verdict beside its kind. */
interface Known {
  /** Error code that says why a grade is stuck. */
  readonly reason?: string | null;
  /** When the gradebook took ours, in ms since the epoch. */
  readonly sentAt?: number | null;
}

/** Why the gradebook shows a grade otherwise than here, as a sentence. */
export function verdictSentence(
  text: Translator,
  verdict: GradeVerdict,
  { reason = null, sentAt = null }: Known = {},
): string {
  return text.t(`class.compare.verdict.${verdict}`, {
    reason: reason === null ? '' : (text.find(`errors.${reason}.title`) ?? ''),
    time: sentAt === null ? 'none' : text.moment(sentAt),
  });
}
