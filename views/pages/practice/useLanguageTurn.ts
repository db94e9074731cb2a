import { useEffect, useRef } from 'preact/hooks';
import type { TurnAgain } from '../../../src/api/turn.ts';
import { useSession } from '../../runtime/session.ts';
import { useSettings } from '../../runtime/settings.ts';
import type { PracticeState } from './practiceState.ts';

/** Where the turn is told again, with the verdict that stands on the card. */
function pathOf({ shown, feedback }: PracticeState): string {
  if (shown === null || feedback === null) return '/api/turn';
  const given = feedback.note === 'revealed' ? 0 : feedback.try;
  const { serving, step } = feedback;
  return `/api/turn?${new URLSearchParams({ serving, step: String(step), try: String(given) })}`;
}

/**
 * Has the turn told again once the tool knows of another language than the one it was told in. It waits for what is being
 * done, and an answer that came for a card as it was before counts no more. Failing, it is tried with the next card.
 */
export function useLanguageTurn(state: PracticeState, busy: boolean, take: (turn: TurnAgain) => void): void {
  const { api } = useSession();
  const language = useSettings().known?.language ?? null;
  const told = useRef(language);
  const { card, verdicts, shown } = state;
  useEffect(() => {
    if (busy || told.current === language) return;
    let wanted = true;
    void api.get<TurnAgain>(pathOf(state)).then((outcome) => {
      if (!wanted || !outcome.ok) return;
      told.current = language;
      take(outcome.value);
    });
    return () => {
      wanted = false;
    };
  }, [language, busy, card, verdicts, shown?.hints.length]);
}
