import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import type { AskProps } from '../question/ask.ts';
import { insertAt } from '../question/insertAt.ts';
import { TypedAnswer } from '../question/TypedAnswer.tsx';

/** Letters that a reader's keyboard may lack, by language. */
const LETTERS: Readonly<Record<string, string>> = {
  es: 'áéíóúüñ¿¡',
  fr: 'àâçéèêëîïôùûœ',
  de: 'äöüß',
  pt: 'ãáâàçéêíõóôú',
  it: 'àèéìòù',
};

/**
 * A word or a short sentence.
 * Criteria: labelled; carries the language of the expected answer, for keyboards and screen readers; letters that a
 * keyboard may lack are buttons that keep the place in the field; no spelling help that would give the answer away.
 */
export function TextInput(props: AskProps<'text'>): VNode {
  const { ask, name } = props;
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const change = (text: string) => props.onChange({ kind: 'text', text });
  const letters = LETTERS[ask.language?.split('-')[0] ?? ''] ?? '';
  return (
    <div class="field">
      <label for={name}>{t('question.yourAnswer')}</label>
      <TypedAnswer
        of={props}
        writing={{ dir: 'auto', lang: ask.language ?? props.lang }}
        field={field}
        onText={change}
      />
      {letters === '' || props.over ? null : (
        <fieldset class="keys" aria-label={t('question.letters')}>
          {Array.from(letters, (letter) => (
            <button
              type="button"
              class="key"
              key={letter}
              onClick={() => insertAt(field.current, letter, change)}
            >
              {letter}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
