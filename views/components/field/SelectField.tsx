import type { VNode } from 'preact';

interface Props<T extends string | number> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
}

/**
 * A labelled list to choose one of.
 * Criteria: native select, at least 44 px high, label above, the hint tied to it.
 */
export function SelectField<T extends string | number>(props: Props<T>): VNode {
  const { id, options } = props;
  const choose = (text: string) => {
    const found = options.find((option) => String(option.value) === text);
    if (found) props.onChange(found.value);
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="select"
        value={String(props.value)}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={String(option.value)} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
      {props.hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint-line">
          {props.hint}
        </p>
      )}
    </div>
  );
}
