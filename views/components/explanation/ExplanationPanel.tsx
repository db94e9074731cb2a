import type { VNode } from 'preact';
import type { SkillExplanation } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { ReadAloud } from '../read-aloud/ReadAloud.tsx';
import { RichText } from '../rich-text/RichText.tsx';

/**
 * One explanation of a skill, in one of its forms.
 * Criteria: announced when it changes, without moving the focus from the button that asked; says which form it is and
 * how many there are.
 */
export function ExplanationPanel({
  explanation,
  lang,
}: {
  explanation: SkillExplanation;
  lang: string;
}): VNode {
  const { t } = useText();
  return (
    <section class="explanation" aria-live="polite">
      <h4>
        {t(`feedback.form.${explanation.form}`)}{' '}
        <span class="hint-line">
          {t('feedback.formOf', { number: explanation.index + 1, count: explanation.count })}
        </span>
      </h4>
      <RichText html={explanation.html} lang={lang} />
      <ReadAloud html={explanation.html} lang={lang} />
    </section>
  );
}
