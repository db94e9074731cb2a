import type { ComponentChildren, VNode } from 'preact';

interface Props {
  /** What is in it, for who comes to it by keyboard. */
  readonly label: string;
  /** A further class beside `scroll`. */
  readonly look?: string;
  readonly children: ComponentChildren;
}

/** A box whose content scrolls in it, so that the page itself never has to be moved sideways. */
export function ScrollBox({ label, look, children }: Props): VNode {
  return (
    <section
      class={look === undefined ? 'scroll' : `scroll ${look}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </section>
  );
}
