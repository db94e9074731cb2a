import type { VNode } from 'preact';
import { nameOfDrawn } from '../../runtime/plainText.ts';
import { useText } from '../../runtime/text.ts';
import type { AskProps } from '../question/ask.ts';
import { PartMark } from '../question/PartMark.tsx';
import { RichText } from '../rich-text/RichText.tsx';

/**
 * Every right answer of several.
 * Criteria: native check boxes in a group named by the prompt, which says that several may be right; the number keys
 * toggle; after marking each box says in words whether it was judged rightly.
 */
export function Multiple(props: AskProps<'multiple'>): VNode {
  const { ask, answer, name, over } = props;
  const { t } = useText();
  const toggle = (id: string) => {
    const others = answer.choices.filter((choice) => choice !== id);
    const choices = others.length < answer.choices.length ? others : [...others, id];
    if (!over) props.onChange({ kind: 'multiple', choices });
  };
  return (
    <fieldset class="options" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      <p class="hint-line">{t('question.severalRight')}</p>
      {ask.options.map((option, index) => (
        <label key={option.id} class="option">
          <input
            type="checkbox"
            id={index === 0 ? name : `${name}-${index}`}
            value={option.id}
            aria-label={nameOfDrawn(option.html)}
            checked={answer.choices.includes(option.id)}
            data-shortcut={index + 1}
            disabled={over}
            onChange={() => toggle(option.id)}
          />
          <span class="option__body">
            <RichText inline html={option.html} lang={props.lang} />
            <PartMark right={props.parts[option.id]} />
          </span>
          <span class="option__key" aria-hidden="true">
            {index + 1}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
