import { useEffect, useState } from 'preact/hooks';
import type { SkillExplanation } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/** The explanation that was asked for; it belongs to its card, and each ask brings the next form of it. */
export function useExplanation(request: RequestState, card: number) {
  const { api } = useSession();
  const [explanation, set] = useState<SkillExplanation | null>(null);
  useEffect(() => set(null), [card]);
  return {
    explanation,
    explain: (skill: string) =>
      request.run(() => {
        const form = explanation ? (explanation.index + 1) % explanation.count : null;
        return api.post<SkillExplanation>('/api/explain', { skill, form });
      }, set),
  };
}
