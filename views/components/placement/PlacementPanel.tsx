import type { VNode } from 'preact';
import type { PlacementView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly placement: PlacementView;
  readonly busy: boolean;
  readonly onChoose: (wish: 'start' | 'skip' | 'stop') => void;
}

/**
 * Finding out what is known already: the offer, how far it has come, and what it found.
 * Criteria: never in the way of the question below; leaving it out and stopping are as easy as going on; what was found
 * is told in words and with what it does not mean; changes are announced politely.
 */
export function PlacementPanel(props: Props): VNode {
  const { placement } = props;
  if (placement.status === 'offered') return <Offer {...props} most={placement.most} />;
  if (placement.status === 'running')
    return <Running {...props} asked={placement.asked} most={placement.most} />;
  return <Found found={placement} />;
}

function Offer({ most, busy, onChoose }: Props & { readonly most: number }): VNode {
  const { t } = useText();
  return (
    <section class="notice notice--calm" aria-labelledby="placement-title">
      <div class="notice__words">
        <h2 id="placement-title" class="notice__title">
          {t('practice.placement.offer')}
        </h2>
        <p>{t('practice.placement.offer.body', { most })}</p>
        <div class="actions">
          <Button busy={busy} onClick={() => onChoose('start')}>
            {t('practice.placement.start')}
          </Button>
          <Button look="quiet" busy={busy} onClick={() => onChoose('skip')}>
            {t('practice.placement.skip')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Running({ asked, most, busy, onChoose }: Props & { asked: number; most: number }): VNode {
  const { t } = useText();
  return (
    <div class="notice">
      <div class="notice__words">
        <p>{t('practice.placement.running', { number: Math.min(asked + 1, most), most })}</p>
        <div class="actions">
          <Button look="quiet" busy={busy} onClick={() => onChoose('stop')}>
            {t('practice.placement.stop')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Found({ found }: { found: Extract<PlacementView, { status: 'done' }> }): VNode {
  const { t, list } = useText();
  const groups = (['known', 'unclear', 'fresh'] as const).filter((group) => found[group].length > 0);
  return (
    <section class="notice notice--calm" aria-labelledby="placement-title" role="status">
      <div class="notice__words">
        <h2 id="placement-title" class="notice__title">
          {t('practice.placement.done')}
        </h2>
        <p>{t('practice.placement.done.asked', { asked: found.asked })}</p>
        <ul>
          {groups.map((group) => (
            <li key={group}>{t(`practice.placement.done.${group}`, { skills: list(found[group]) })}</li>
          ))}
        </ul>
        <p>{t('practice.placement.done.next')}</p>
      </div>
    </section>
  );
}
