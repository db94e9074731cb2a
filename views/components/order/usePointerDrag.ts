import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Place in the list under a height on the screen. */
function placeAt(list: HTMLElement, y: number): number {
  const boxes = Array.from(list.children, (child) => child.getBoundingClientRect());
  const below = boxes.findIndex((box) => y < box.top + box.height / 2);
  return below < 0 ? boxes.length - 1 : below;
}

/**
 * Dragging entries of a vertical list by their grips (`data-grip=<place>`) with mouse, pen or finger. Returns the place
 * of the entry being dragged, or null.
 */
export function usePointerDrag(
  list: RefObject<HTMLElement | null>,
  move: (from: number, to: number) => void,
  off: boolean,
): number | null {
  const [dragged, set] = useState<number | null>(null);
  const latest = useRef(move);
  latest.current = move;
  useEffect(() => {
    const element = list.current;
    if (!element || off) return;
    let from: number | null = null;
    const show = (place: number | null) => {
      from = place;
      set(place);
    };
    const down = (event: PointerEvent) => {
      const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
      if (!(grip instanceof HTMLElement)) return;
      event.preventDefault();
      show(Number(grip.dataset.grip));
    };
    const drag = (event: PointerEvent) => {
      if (from === null) return;
      const to = placeAt(element, event.clientY);
      if (to !== from) {
        latest.current(from, to);
        show(to);
      }
    };
    const drop = () => from !== null && show(null);
    element.addEventListener('pointerdown', down);
    addEventListener('pointermove', drag);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', drop);
    return () => {
      element.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', drag);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', drop);
    };
  }, [list, off]);
  return dragged;
}
