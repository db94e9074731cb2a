import type { VNode } from 'preact';
import type { ClozePart } from '../../../src/api/question.ts';
import { useText } from '../../runtime/text.ts';
import type { AskProps } from '../question/ask.ts';
import { PartMark } from '../question/PartMark.tsx';
import { RichText } from '../rich-text/RichText.tsx';

type Blank = Extract<ClozePart, { blank: string }>;

/**
 * A text with blanks.
 * Criteria: each blank is an input or a select inside the text, named "Blank 1 of 3" so that it makes sense out of
 * context; choices are in the language of the blank; text around it is read in order; marks stand beside each blank in
 * words too.
 */
export function Cloze(props: AskProps<'cloze'>): VNode {
  const blanks = props.ask.parts.filter((part): part is Blank => 'blank' in part);
  const { t } = useText();
  const nameOf = (blank: Blank) =>
    t('question.blank', { number: blanks.indexOf(blank) + 1, count: blanks.length });
  return (
    <fieldset class="cloze" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
      {props.ask.parts.map((part, index) =>
        'html' in part ? (
          // Parts never move.
          <RichText key={index} inline html={part.html} lang={props.lang} />
        ) : (
          <span key={part.blank} class="cloze__blank">
            <BlankInput
              blank={part}
              label={nameOf(part)}
              id={part === blanks[0] ? props.name : `${props.name}-${part.blank}`}
              props={props}
            />
            <PartMark right={props.parts[part.blank]} />
          </span>
        ),
      )}
    </fieldset>
  );
}

interface BlankProps {
  readonly blank: Blank;
  readonly label: string;
  readonly id: string;
  readonly props: AskProps<'cloze'>;
}

function BlankInput({ blank, label, id, props }: BlankProps): VNode {
  const { t } = useText();
  const value = props.answer.blanks[blank.blank] ?? '';
  const invalid = (props.invalid && value.trim() === '') || undefined;
  const change = (text: string) =>
    props.onChange({ kind: 'cloze', blanks: { ...props.answer.blanks, [blank.blank]: text } });
  if (blank.input === 'choice') {
    return (
      <select
        id={id}
        class="select select--inline"
        aria-label={label}
        aria-invalid={invalid}
        disabled={props.over}
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value="" selected={value === ''}>
          {t('match.choose')}
        </option>
        {blank.choices.map((choice) => (
          <option
            key={choice.id}
            value={choice.id}
            lang={blank.language ?? props.lang}
            selected={value === choice.id}
          >
            {choice.text}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      id={id}
      class={blank.input === 'number' ? 'input input--inline input--math' : 'input input--inline'}
      type="text"
      lang={blank.language ?? undefined}
      dir={blank.input === 'number' ? 'ltr' : 'auto'}
      aria-label={label}
      aria-invalid={invalid}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      maxLength={500}
      value={value}
      readOnly={props.over}
      onInput={(event) => change(event.currentTarget.value)}
    />
  );
}
