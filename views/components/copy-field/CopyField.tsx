import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** Frames and old browsers forbid pages the clipboard; then the text is selected, ready for the keyboard. */
async function copy(field: HTMLInputElement): Promise<'done' | 'selected'> {
  try {
    await navigator.clipboard.writeText(field.value);
    return 'done';
  } catch {
    field.select();
    return 'selected';
  }
}

/**
 * A value to be taken elsewhere, with a button that copies it.
 * Criteria: the button's name says what it copies; the outcome is announced; without the clipboard the value is selected
 * and the page says how to go on; readable and selectable without any script.
 */
export function CopyField({ id, label, value }: Props): VNode {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useState<'done' | 'selected' | null>(null);
  const press = () => {
    if (field.current !== null) void copy(field.current).then(say);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy-field">
        <input id={id} ref={field} class="input" type="text" dir="ltr" readOnly value={value} />
        <Button onClick={press} label={t('copy.label', { what: label })}>
          {t('copy.button')}
        </Button>
      </div>
      <p role="status" class="hint-line">
        {said === null ? '' : t(`copy.${said}`)}
      </p>
    </div>
  );
}
