import type { VNode } from 'preact';
import { nameOfDrawn } from '../../runtime/plainText.ts';
import type { AskProps } from '../question/ask.ts';
import { RichText } from '../rich-text/RichText.tsx';

/**
 * One answer of several.
 * Criteria: native radio buttons in a group named by the prompt; arrow keys move, the number keys choose; the whole
 * row is the target (44 px); the chosen row is marked by shape as well as colour; the first radio carries the group's
 * id, so that a link from an error lands there.
 */
export function Choice(props: AskProps<'choice'>): VNode {
  const { ask, answer, name, over } = props;
  return (
    <fieldset class="options" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      {ask.options.map((option, index) => (
        <label key={option.id} class="option">
          <input
            type="radio"
            id={index === 0 ? name : `${name}-${index}`}
            name={name}
            aria-label={nameOfDrawn(option.html)}
            value={option.id}
            checked={answer.choice === option.id}
            disabled={over && answer.choice !== option.id}
            data-shortcut={index + 1}
            onChange={() => over || props.onChange({ kind: 'choice', choice: option.id })}
          />
          <span class="option__body">
            <RichText inline html={option.html} lang={props.lang} />
          </span>
          <span class="option__key" aria-hidden="true">
            {index + 1}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
