import type { ComponentChildren, VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Mark } from '../masthead/Masthead.tsx';

/**
 * A page of text: one column, the mark above.
 * Criteria: one first-level heading, named main landmark, readable line length.
 */
export function PlainPage({ title, children }: { title: string; children: ComponentChildren }): VNode {
  const { t } = useText();
  return (
    <div class="page page--plain">
      <main class="main main--text card" id="main">
        <p class="brand">
          <Mark /> {t('common.name')}
        </p>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
