import type { VNode } from 'preact';

/** Shapes on a grid of 24, drawn as lines. */
const PATHS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  partly: 'M5 12h14',
  hint: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5 1 1.3 1 2.100h5c0-.8.4-1.6 1-2.100A6 6 0 0 0 12 3z',
  up: 'M12 19V6M6 11l6-6 6 6',
  down: 'M12 5v13M6 13l6 6 6-6',
  sound: 'M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18.5 6.500a8 8 0 0 1 0 11',
  gear: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  keys: 'M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c.5-4 4-6 8-6s7.5 2 8 6',
  group:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.4-3.5 3-5 6.5-5s6.1 1.5 6.5 5M16 5.500a3.2 3.2 0 0 1 0 6M18 15.300c2 .6 3.2 2.2 3.5 4.7',
  send: 'M4 12h14M12 6l6 6-6 6',
  refresh: 'M20 11a8 8 0 1 0-2.3 6.500M20 5v6h-6',
  map: 'M12 3l4.5 4.500L12 12 7.5 7.500zM5 13.500L8.5 17 5 20.5 1.5 17zM19 13.500l3.5 3.5-3.5 3.5-3.5-3.500zM10 10.500l-3 4M14 10.500l3 4',
  star: 'M12 3l9 9-9 9-9-9zM8.5 12l2.5 2.5 4.5-5',
} as const;

export type IconName = keyof typeof PATHS;

/**
 * A small line drawing beside words.
 * Criteria: never alone in meaning, so hidden from assistive technology; follows the text colour, also in forced
 * colours; arrows are vertical or carry `flip` where they point along the line.
 */
export function Icon({ name, flip = false }: { name: IconName; flip?: boolean }): VNode {
  return (
    <svg class={flip ? 'icon icon--flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
