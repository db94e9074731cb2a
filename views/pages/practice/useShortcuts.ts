import { useEffect, useRef } from 'preact/hooks';

export interface Shortcuts {
  readonly onEnter: () => void;
  readonly onHint: () => void;
}

/** Elements that use the keys themselves. */
const TYPING = 'input:not([type=radio]):not([type=checkbox]), select, textarea, [contenteditable]';
const PRESSING = 'button, a, summary, select, textarea, [contenteditable]';

function pressNumber(key: string): void {
  document.querySelector<HTMLInputElement>(`[data-shortcut="${key}"]:not(:disabled)`)?.click();
}

/**
 * Single-key shortcuts of the question card: 1–9 choose, Enter checks or goes on, h asks for a hint. Off while a text
 * field has the keys, while a dialog is open, with a modifier, and when the learner switched them off.
 */
export function useShortcuts(on: boolean, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (modified || event.repeat || event.defaultPrevented || document.querySelector('dialog[open]'))
        return;
      if (target.matches(TYPING)) return;
      if (/^[1-9]$/.test(event.key)) pressNumber(event.key);
      if (event.key === 'h') latest.current.onHint();
      if (event.key === 'Enter' && !target.matches(PRESSING) && !target.matches('input'))
        latest.current.onEnter();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on]);
}
