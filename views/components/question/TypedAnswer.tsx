import type { RefObject, VNode } from 'preact';
import type { AskProps } from './ask.ts';

interface Props {
  readonly of: Pick<
    AskProps<'number' | 'text' | 'expression'>,
    'name' | 'answer' | 'over' | 'invalid' | 'describedBy'
  >;
  /** Mathematics reads left to right on every page; words as their language does. */
  readonly writing: { readonly dir: 'ltr' } | { readonly dir: 'auto'; readonly lang: string | undefined };
  /** Id of what tells how to write the answer, read with the field. */
  readonly how?: string;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly onText: (text: string) => void;
}

/**
 * The line an answer is typed into.
 * Criteria: no spelling help or memory that would give the answer away; told what was wrong with it and how to write it;
 * readable but closed once the question is over.
 */
export function TypedAnswer({ of, writing, how, field, onText }: Props): VNode {
  return (
    <input
      id={of.name}
      {...(field === undefined ? {} : { ref: field })}
      class={writing.dir === 'ltr' ? 'input input--math' : 'input'}
      type="text"
      {...writing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={500}
      value={of.answer.text}
      readOnly={of.over}
      aria-invalid={of.invalid || undefined}
      aria-describedby={[how, of.describedBy].filter(Boolean).join(' ') || undefined}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}
