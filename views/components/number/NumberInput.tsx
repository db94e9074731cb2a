import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import type { TextKey } from '../../text/translator.ts';
import type { AskProps } from '../question/ask.ts';

const FORMS: Readonly<Record<string, TextKey>> = {
  any: 'question.number.any',
  integer: 'question.number.integer',
  decimal: 'question.number.decimal',
  fraction: 'question.number.fraction',
  simplest: 'question.number.simplest',
  mixed: 'question.number.mixed',
  percent: 'question.number.percent',
};

/**
 * A number, a fraction or a percentage, with its unit.
 * Criteria: a text field (fractions and units must be typable), labelled, with the accepted ways of writing told and
 * tied to it; no spelling help; left to right also on right-to-left pages.
 */
export function NumberInput(props: AskProps<'number'>): VNode {
  const { ask, name } = props;
  const { t } = useText();
  const form = FORMS[ask.form];
  return (
    <div class="field">
      <label for={name}>{t('question.yourAnswer')}</label>
      <div class="field__row">
        <input
          id={name}
          class="input input--math"
          type="text"
          dir="ltr"
          inputMode="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={500}
          value={props.answer.text}
          readOnly={props.over}
          aria-invalid={props.invalid || undefined}
          aria-describedby={[`${name}-form`, props.describedBy].filter(Boolean).join(' ')}
          onInput={(event) => props.onChange({ kind: 'number', text: event.currentTarget.value })}
        />
        {ask.unit === null ? null : <span class="field__unit">{ask.unit}</span>}
      </div>
      <p id={`${name}-form`} class="hint-line">
        {form ? t(form) : null} {ask.unit === null ? null : t('question.number.unit', { unit: ask.unit })}
      </p>
    </div>
  );
}
