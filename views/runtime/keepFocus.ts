import { reveal } from './reveal.ts';

/** Time in which what takes the focus on purpose has done so after its holder went away, in ms. */
const GRACE = 100;

const HEADINGS = 'h1, h2, h3, h4';

function isSeen(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}

/** The heading of the innermost part that is still there, of those the lost element stood in, from the inside out. */
function headingOf(parts: readonly Element[]): HTMLElement | null {
  const main = document.querySelector('main');
  for (const part of parts.filter(isSeen)) {
    const scope = main !== null && part.contains(main) ? main : part;
    const heading = [...scope.querySelectorAll<HTMLElement>(HEADINGS)].find(isSeen);
    if (heading !== undefined) return heading;
  }
  return null;
}

/**
 * Keeps a place for who goes by keys or hears the page: where the element that has the focus is taken away (a notice put
 * away, a part in place of another), the focus goes to the heading of what is left around it instead of to nothing. Not
 * while another window has the keys, and not where somebody clicked beside everything.
 * @returns ends it
 */
export function keepFocus(): () => void {
  let path: readonly Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = () => {
    const [held] = path;
    if (held === undefined || document.activeElement !== document.body || !document.hasFocus()) return;
    const heading = isSeen(held) ? null : headingOf(path);
    path = [];
    if (heading === null) return;
    if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    // Who goes by keys must see where; to who goes by a pointer nothing jumps.
    if (heading.matches(':focus-visible')) reveal(heading);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(check, GRACE);
  };
  const note = (event: FocusEvent) => {
    path = event.composedPath().filter((one) => one instanceof Element);
  };
  const changes = new MutationObserver(() => {
    if (path[0]?.isConnected === false) soon();
  });
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', soon);
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', soon);
  };
}
