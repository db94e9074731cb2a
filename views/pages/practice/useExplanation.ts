import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExplainRequest, SkillExplanation } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import { useSettings } from '../../runtime/settings.ts';
import type { RequestState } from '../../runtime/useRequest.ts';

/** The explanation that stands there, and what it was asked for with. */
interface Shown {
  readonly asked: ExplainRequest;
  readonly explanation: SkillExplanation;
}

/**
 * The explanation that was asked for; it belongs to its card, and each ask brings the next form of it. In another language
 * the same is asked for once more, which the tool knows again.
 */
export function useExplanation(request: RequestState, card: number) {
  const { api } = useSession();
  const [shown, set] = useState<Shown | null>(null);
  useEffect(() => set(null), [card]);
  const ask = (asked: ExplainRequest) =>
    request.run(
      () => api.post<SkillExplanation>('/api/explain', asked),
      (explanation) => set({ asked, explanation }),
    );
  const language = useSettings().known?.language ?? null;
  const told = useRef(language);
  useEffect(() => {
    if (request.busy || told.current === language) return;
    told.current = language;
    if (shown !== null) ask(shown.asked);
  }, [language, request.busy]);
  return {
    explanation: shown?.explanation ?? null,
    explain: (skill: string) => {
      const before = shown?.explanation;
      ask({ skill, form: before ? (before.index + 1) % before.count : null });
    },
  };
}
