import type { ComponentChildren, VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { PlatformButton } from './PlatformButton.tsx';

/** The mark of Trellis: four diamonds of a lattice, one of them grown. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark__cell" d="M16 2l7 7-7 7-7-7zM9 9l7 7-7 7-7-7zM16 16l7 7-7 7-7-7z" />
      <path class="mark__grown" d="M23 9l7 7-7 7-7-7z" />
    </svg>
  );
}

/**
 * Head of a page: the mark, the title, and what is always at hand.
 * Criteria: the banner landmark; first a link that skips to the content; the title is the only first-level heading;
 * wraps at 320 px.
 */
export function Masthead({ title, children }: { title: string; children?: ComponentChildren }): VNode {
  const { t } = useText();
  return (
    <header class="masthead">
      <a class="skip" href="#main">
        {t('common.skip')}
      </a>
      <div class="masthead__inner">
        <Mark />
        <h1>{title}</h1>
        <div class="masthead__tools">
          {children}
          <PlatformButton />
        </div>
      </div>
    </header>
  );
}
