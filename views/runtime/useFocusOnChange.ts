import { useEffect, useRef } from 'preact/hooks';
import { reveal } from './reveal.ts';

/**
 * Moves the focus to an element, and brings it into sight, whenever what it tells has become something else: what was
 * pressed for it may be gone. Not when it is told for the first time.
 * @param told what stands there, null before anything does
 */
export function useFocusOnChange(told: string | null, id: string): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    const first = before.current === null;
    before.current = told;
    const element = first ? null : document.getElementById(id);
    if (element === null) return;
    element.focus({ preventScroll: true });
    reveal(element);
  }, [told]);
}
