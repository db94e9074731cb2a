import { useEffect, useState } from 'preact/hooks';

/**
 * The learner's goals, with those on their way: a box that is ticked stays so while the tool is told.
 * @param known goals as the tool last told them
 * @param tell tells it of others
 */
export function useGoal(busy: boolean, known: readonly string[], tell: (goal: string[]) => void) {
  const [wished, wish] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (!busy) wish(null);
  }, [busy]);
  return {
    goal: busy && wished !== null ? wished : known,
    setGoal: (goal: string[]) => {
      if (busy) return;
      tell(goal);
      wish(goal);
    },
  };
}
