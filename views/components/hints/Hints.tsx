import type { VNode } from 'preact';
import type { PublicServing } from '../../../src/api/question.ts';
import { useText } from '../../runtime/text.ts';
import { ReadAloud } from '../read-aloud/ReadAloud.tsx';
import { RichText } from '../rich-text/RichText.tsx';

/**
 * The hints shown so far, from nudge to worked step.
 * Criteria: a live region, so that a new hint is announced without moving the focus; numbered; each can be read aloud.
 */
export function Hints({ serving }: { serving: PublicServing }): VNode {
  const { t } = useText();
  return (
    <div class="hints" aria-live="polite">
      {serving.hints.map((hint, index) => (
        // Hints are only ever added.
        <section key={index} class="hint">
          <h3>{t('question.hintNumber', { number: index + 1 })}</h3>
          <RichText html={hint} lang={serving.language} />
          <ReadAloud html={hint} lang={serving.language} />
        </section>
      ))}
    </div>
  );
}
