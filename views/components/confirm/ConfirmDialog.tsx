import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Dialog } from '../dialog/Dialog.tsx';

/** Something to be sure of before it is done. */
export interface Question {
  readonly title: string;
  /** What follows from it. */
  readonly body: string;
  /** What the button says: the act, never "yes". */
  readonly button: string;
  readonly act: () => void;
}

interface Props {
  readonly question: Question | null;
  readonly onClose: () => void;
}

/**
 * Asks before something that shuts people out or cannot be taken back.
 * Criteria: says what follows; the button names the act; leaving it in any way does nothing.
 */
export function ConfirmDialog({ question, onClose }: Props): VNode {
  const { t } = useText();
  const go = () => {
    question?.act();
    onClose();
  };
  return (
    <Dialog id="confirm" title={question?.title ?? ''} open={question !== null} onClose={onClose}>
      <div class="stack">
        <p>{question?.body}</p>
        <div class="actions">
          <Button look="primary" onClick={go}>
            {question?.button}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
