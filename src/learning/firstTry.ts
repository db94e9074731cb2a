import type { AttemptEvent } from './event.ts';

/** Whether a first try was right without hints; null for a later one. */
export function rightAtFirst(event: Pick<AttemptEvent, 'try' | 'mark' | 'hints'>): boolean | null {
  return event.try === 1 ? event.mark.correct && event.hints === 0 : null;
}
