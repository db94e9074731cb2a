import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props<T extends string> {
  /** What the parts are of, for who meets the strip without seeing it. */
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly title: string }[];
  /** Id of the open one; another where something else stands in their place. */
  readonly shown: string;
  readonly onOpen: (tab: T) => void;
}

/** Room kept on both sides of the tab that is open, in CSS pixels: a piece of its neighbours shows that there are more. */
const PEEK = 48;

/** Moves the strip alone, never the page, until a tab is seen whole. */
function bringIntoStrip(strip: HTMLElement, tab: HTMLElement): void {
  const room = strip.getBoundingClientRect();
  const box = tab.getBoundingClientRect();
  const before = Math.min(0, box.left - PEEK - room.left);
  const after = Math.max(0, box.right + PEEK - room.right);
  strip.scrollBy({ left: before || after, behavior: 'instant' });
}

/**
 * The parts of a page by name, one open at a time.
 * Criteria: one line at any width: where the names do not fit, the strip scrolls in itself and a shade at its edge says
 * that there is more; the open part is in sight and marked for everybody (`aria-current`); each name is a button of its own
 * in the order of reading, so that Tab goes through them and brings each into sight, in both directions of writing.
 */
export function Tabs<T extends string>({ label, tabs, shown, onOpen }: Props<T>): VNode {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (strip.current && open) bringIntoStrip(strip.current, open);
  }, [shown]);
  return (
    <nav ref={strip} class="tabs" aria-label={label}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class="tab"
          data-tab={id}
          aria-current={shown === id ? 'page' : undefined}
          onClick={() => onOpen(id)}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}
