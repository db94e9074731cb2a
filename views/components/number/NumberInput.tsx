import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import type { TextKey } from '../../text/translator.ts';
import type { AskProps } from '../question/ask.ts';
import { TypedAnswer } from '../question/TypedAnswer.tsx';

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
        <TypedAnswer
          of={props}
          writing={{ dir: 'ltr' }}
          how={`${name}-form`}
          onText={(text) => props.onChange({ kind: 'number', text })}
        />
        {ask.unit === null ? null : <span class="field__unit">{ask.unit}</span>}
      </div>
      <p id={`${name}-form`} class="hint-line">
        {form ? t(form) : null} {ask.unit === null ? null : t('question.number.unit', { unit: ask.unit })}
      </p>
    </div>
  );
}
