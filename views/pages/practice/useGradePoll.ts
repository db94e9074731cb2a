import { useEffect } from 'preact/hooks';
import type { GradeView } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';

/** How often a waiting grade is asked for, in ms. */
const EVERY = 15_000;

/** Asks for the grade while it is on its way and the page is seen. */
export function useGradePoll(grade: GradeView, take: (grade: GradeView) => void): void {
  const { api } = useSession();
  const underWay = grade.state === 'waiting' || grade.state === 'retrying';
  // `take` is a new function at every draw.
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      void api.get<GradeView>('/api/grade').then((outcome) => outcome.ok && take(outcome.value));
    }, EVERY);
    return () => clearInterval(timer);
  }, [underWay, api]);
}
