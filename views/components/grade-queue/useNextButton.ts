import { useEffect, useRef } from 'preact/hooks';
import type { QueuedGrade } from '../../../src/api/administration.ts';

/** Id of the button that tries a row again. */
export function retryId(key: string): string {
  return `retry-${key}`;
}

/**
 * Where a press takes its own button away, with its row or alone, the focus goes on to the button of the next row, or of the
 * last one before. Where none is left nothing is done: the page leads to the heading.
 * @param rows those shown, as they come anew
 * @param can whether a row has a button
 * @returns notes that the button of a row was pressed
 */
export function useNextButton(
  rows: readonly QueuedGrade[],
  can: (row: QueuedGrade) => boolean,
): (key: string) => void {
  const pressed = useRef<{ readonly key: string; readonly place: number } | null>(null);
  useEffect(() => {
    if (pressed.current === null) return;
    const { key, place } = pressed.current;
    if (document.getElementById(retryId(key)) !== null) return;
    pressed.current = null;
    if (document.activeElement !== document.body) return;
    const next = rows.slice(place).find(can) ?? rows.slice(0, place).findLast(can);
    if (next !== undefined) document.getElementById(retryId(next.key))?.focus();
  }, [rows]);
  return (key) => {
    pressed.current = { key, place: rows.findIndex((row) => row.key === key) };
  };
}
