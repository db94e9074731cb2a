/** Width and height of the drawn field, in units of the drawing; its axes stand outside. */
export const FIELD = { width: 100, height: 60 } as const;

/** Most ticks along the questions of a skill: more would run into each other on a phone. */
const MOST = 10;

/** Shares at which an axis of shares has its ticks. */
export const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;

/** Where a share stands from the top. */
export function heightOf(share: number): number {
  return FIELD.height * (1 - share);
}

/** Where the nth of so many stands from the left, the first being 0: each in the middle of its part. */
export function placeOf(nth: number, count: number): number {
  return (FIELD.width * (nth + 0.5)) / Math.max(1, count);
}

/** Which of so many have a tick, the first being 0: all, or every second, fifth, tenth … that are few enough. */
export function ticksOf(count: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50].find((each) => count / each <= MOST) ?? Math.ceil(count / MOST);
  return Array.from({ length: count }, (_, nth) => nth).filter((nth) => nth === 0 || (nth + 1) % step === 0);
}
