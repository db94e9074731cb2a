import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { useText } from '../../runtime/text.ts';

interface Props {
  /** The text to copy; null while nothing is. */
  readonly text: string | null;
  readonly onClose: () => void;
}

/** A text ready to be copied by hand: frames often forbid pages the clipboard. */
export function CopyDialog({ text, onClose }: Props): VNode {
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (text !== null) field.current?.select();
  }, [text]);
  return (
    <Dialog id="copy" title={t('class.copy.title')} open={text !== null} onClose={onClose}>
      <label for="copy-text">{t('class.copy.how')}</label>
      <textarea id="copy-text" ref={field} class="input" rows={8} readOnly value={text ?? ''} />
    </Dialog>
  );
}
