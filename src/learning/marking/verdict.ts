import type { Mark, MarkNote, Pattern } from './key.ts';

const NOTHING: Mark = {
  score: 0,
  correct: false,
  note: null,
  misconception: null,
  feedback: null,
  parts: {},
};

/** Full credit, perhaps with a remark such as a missing accent. */
export function right(note: MarkNote | null = null, feedback: string | null = null): Mark {
  return { ...NOTHING, score: 1, correct: true, note, feedback };
}

/** No credit; what a recognised pattern says about it, if one fits. */
export function wrong(pattern: Pattern<unknown> | undefined, note: MarkNote | null = null): Mark {
  return {
    ...NOTHING,
    note,
    misconception: pattern?.misconception ?? null,
    feedback: pattern?.feedback ?? null,
  };
}

/** The verdict with what a recognised wrong answer shows; full credit shows nothing. */
export function showing(mark: Mark, pattern: Pattern<unknown> | undefined): Mark {
  if (mark.correct || !pattern) return mark;
  return { ...mark, misconception: pattern.misconception, feedback: pattern.feedback };
}

/** Could not be read as an answer to this question: not counted, asked again. */
export function unreadable(): Mark {
  return { ...NOTHING, note: 'unreadable' };
}

/** Credit from 0 to 1 for a question in parts; full credit is `correct`. */
export function share(score: number, parts: Readonly<Record<string, boolean>>): Mark {
  const correct = score >= 1;
  return { ...NOTHING, score, correct, note: !correct && score > 0 ? 'partly' : null, parts };
}
