import type { Feedback } from '../../../src/api/turn.ts';
import type { IconName } from '../icon/Icon.tsx';

export type Verdict = 'right' | 'partly' | 'wrong' | 'revealed' | 'unreadable';

/** The verdict in one word: what the heading and the drawing say. */
export function verdictOf(feedback: Feedback): Verdict {
  if (feedback.note === 'revealed') return 'revealed';
  if (feedback.note === 'unreadable') return 'unreadable';
  if (feedback.correct) return 'right';
  return feedback.note === 'partly' || feedback.score > 0 ? 'partly' : 'wrong';
}

/** Whether a try that may be repeated is told nothing but that it was wrong: then it is said how to go on. */
export function saysNothing({ then, note, message, misconception }: Feedback): boolean {
  return then === 'again' && note === null && message === null && misconception === null;
}

export const VERDICT_ICON: Readonly<Record<Verdict, IconName>> = {
  right: 'check',
  partly: 'partly',
  wrong: 'cross',
  revealed: 'hint',
  unreadable: 'warning',
};
