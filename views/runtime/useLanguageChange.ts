import { useEffect, useRef } from 'preact/hooks';
import { useSettings } from './settings.ts';

/**
 * Does something once the tool knows of another language than before: what it tells from then on is in that one.
 * @returns the language the reader has chosen, as the tool knows it; null for that of the course
 */
export function useLanguageChange(then: () => void): string | null {
  const language = useSettings().known?.language ?? null;
  const before = useRef(language);
  useEffect(() => {
    if (before.current === language) return;
    before.current = language;
    then();
  }, [language]);
  return language;
}
