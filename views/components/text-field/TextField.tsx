import type { VNode } from 'preact';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it, in words. */
  readonly fault?: string | null;
  readonly type?: 'text' | 'url';
}

/**
 * A labelled line for text that is copied from elsewhere: addresses, ids, codes.
 * Criteria: label above; hint and fault tied to the field; what is copied is neither corrected nor remembered by the
 * browser; at least 44 px high.
 */
export function TextField({ id, label, value, onInput, hint, fault = null, type = 'text' }: Props): VNode {
  const described = [hint === undefined ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`]
    .join(' ')
    .trim();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint-line">
          {hint}
        </p>
      )}
      {fault === null ? null : (
        <p id={`${id}-fault`} class="field-error">
          {fault}
        </p>
      )}
      <input
        id={id}
        class="input"
        type="text"
        inputMode={type}
        dir={type === 'url' ? 'ltr' : undefined}
        value={value}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        aria-invalid={fault === null ? undefined : 'true'}
        aria-describedby={described === '' ? undefined : described}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
