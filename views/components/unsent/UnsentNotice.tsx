import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Icon } from '../icon/Icon.tsx';

/**
 * What was given could not be sent yet, is kept, and goes out by itself; or at once, by the button.
 * Criteria: told once when it begins (`role=status`), not at every try; what is kept and what happens next is said in
 * words; the focus stays where it is.
 */
export function UnsentNotice({ onSend }: { readonly onSend: () => void }): VNode {
  const { t } = useText();
  return (
    <div class="notice" role="status">
      <Icon name="refresh" />
      <div class="notice__words">
        <strong>{t('common.unsent.title')}</strong>
        <p>{t('common.unsent.body')}</p>
        <div class="actions">
          <Button onClick={onSend}>{t('common.unsent.now')}</Button>
        </div>
      </div>
    </div>
  );
}
