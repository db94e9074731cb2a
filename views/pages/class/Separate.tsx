import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly busy: boolean;
  readonly onSeparate: () => void;
}

/** A new term at the same link: asked once more, because the class starts empty. */
export function Separate({ busy, onSeparate }: Props): VNode {
  const { t } = useText();
  const [asking, ask] = useState(false);
  return (
    <section class="card stack" aria-labelledby="separate-title">
      <h3 id="separate-title">{t('class.separate.title')}</h3>
      <p>{t('class.separate.body')}</p>
      <Button onClick={() => ask(true)}>{t('class.separate.button')}</Button>
      <Dialog id="separate" title={t('class.separate.sure')} open={asking} onClose={() => ask(false)}>
        <p>{t('class.separate.effect')}</p>
        <div class="card__actions">
          <Button look="primary" busy={busy} onClick={onSeparate}>
            {t('class.separate.button')}
          </Button>
          <Button look="quiet" onClick={() => ask(false)}>
            {t('class.separate.not')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
