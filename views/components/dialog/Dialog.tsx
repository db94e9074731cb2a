import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '../../runtime/text.ts';
import { Icon } from '../icon/Icon.tsx';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/**
 * A modal dialog on the platform's own `<dialog>`.
 * Criteria: focus moves in and returns to the opener; Escape and a visible button close it; the title names it; the
 * page behind is inert; it scrolls inside at 400 % zoom.
 */
export function Dialog({ id, title, open, onClose, children }: Props): VNode {
  const { t } = useText();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  // The browser tells of every closing, and late: one that was asked for here must not close what has opened meanwhile.
  const closed = () => {
    if (open) onClose();
  };
  return (
    <dialog ref={element} class="dialog" aria-labelledby={`${id}-title`} onClose={closed}>
      <header class="dialog__head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          type="button"
          class="button button--quiet button--icon"
          onClick={onClose}
          aria-label={t('common.close')}
        >
          <Icon name="cross" />
        </button>
      </header>
      <div class="dialog__body">{open ? children : null}</div>
    </dialog>
  );
}
