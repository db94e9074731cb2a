/** A stretch of the page from top to bottom, in CSS pixels from the upper edge of the frame. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** Room left free above and below, in CSS pixels. */
const GAP = 16;

/** A frame that was asked to grow has done so after this many ms, or never will. */
const FRAME_MS = 1_000;

/**
 * How far to scroll down (negative: up) so that a stretch is seen: as little as needed, its beginning where it is
 * higher than what is seen. 0 when it stands in sight.
 */
export function scrollFor(wanted: Stretch, seen: Stretch): number {
  const above = wanted.top - (seen.top + GAP);
  const below = wanted.bottom - (seen.bottom - GAP);
  const fits = wanted.bottom - wanted.top <= seen.bottom - seen.top - 2 * GAP;
  if (!fits) return above;
  if (above < 0) return above;
  return Math.max(0, below);
}

/** The longest beginning of these stretches, which lie one after the other, that can be seen at once. */
export function longestSeen(stretches: readonly Stretch[], seen: Stretch): Stretch | null {
  const [first] = stretches;
  if (first === undefined) return null;
  const room = seen.bottom - seen.top - 2 * GAP;
  const last = stretches.findLast(({ bottom }) => bottom - first.top <= room);
  return { top: first.top, bottom: (last ?? first).bottom };
}

/** The part of this frame that is seen: it may reach below the window, and the page around it may be scrolled. */
function seenPart(): Promise<Stretch> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(([entry]) => {
      observer.disconnect();
      const seen = entry?.intersectionRect;
      resolve(seen && seen.height > 0 ? seen : { top: 0, bottom: innerHeight });
    });
    observer.observe(document.documentElement);
  });
}

/** Room to leave at the lower edge of the page, in CSS pixels, for what lies over it: browsers heed the same rule. */
function covered(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockEnd) || 0;
}

function isStill(): boolean {
  return (
    document.documentElement.dataset.motion === 'reduced' ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** Whether scrolling can bring it into sight: what has no box of its own or sticks to an edge is always there. */
function canBeHidden(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).position !== 'sticky';
}

async function bring(elements: readonly Element[]): Promise<void> {
  const frame = await seenPart();
  const seen = { top: frame.top, bottom: Math.min(frame.bottom, innerHeight - covered() + GAP) };
  const drawn = elements.filter(canBeHidden);
  const wanted = longestSeen(
    drawn.map((element) => element.getBoundingClientRect()),
    seen,
  );
  const top = wanted === null ? 0 : scrollFor(wanted, seen);
  if (top !== 0) scrollBy({ top, behavior: isStill() ? 'instant' : 'smooth' });
}

/**
 * Scrolls the frame until the first element is seen, with as many of the following as there is room for. Once more when
 * the frame grows because of it, which puts everything elsewhere. Where motion is not wanted it jumps.
 */
export function reveal(...elements: readonly Element[]): void {
  void bring(elements);
  const again = () => void bring(elements);
  addEventListener('resize', again, { once: true });
  setTimeout(() => removeEventListener('resize', again), FRAME_MS);
}
