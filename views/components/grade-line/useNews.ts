import { useEffect, useRef } from 'preact/hooks';
import type { GradeView } from '../../../src/api/turn.ts';

/** States in which the grade is not on its usual way. */
const TROUBLE: ReadonlySet<GradeView['state']> = new Set(['retrying', 'parked', 'superseded']);

/**
 * Whether where the grade stands is news: trouble, and what follows it until the gradebook has the grade. That a grade waits
 * for the gradebook and then arrives is told after every answer and is none.
 */
export function useNews(state: GradeView['state']): boolean {
  const troubled = useRef(false);
  if (TROUBLE.has(state)) troubled.current = true;
  const news = troubled.current;
  useEffect(() => {
    if (state === 'sent') troubled.current = false;
  }, [state]);
  return news;
}
