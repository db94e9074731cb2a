import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RestView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly rest: RestView;
  /** Questions answered in the sitting. */
  readonly answered: number;
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onMix: (mix: 'easier' | 'usual') => void;
}

/** Questions after which advice that was put away may come again. */
const AGAIN = 10;

/**
 * Advice to take a break, to take easier questions or to end, and that the day's work is done.
 * Criteria: says why in words, blames nobody; announced politely and never takes the focus; every way on is one press,
 * going on as well; put away, it stays away for ten questions.
 */
export function RestNotice({ rest, answered, busy, onStop, onMix }: Props): VNode | null {
  const { t } = useText();
  const [away, setAway] = useState(-AGAIN);
  if (answered - away < AGAIN) return null;
  const easier = rest.kind !== 'done' && rest.easier;
  return (
    <section class="notice notice--calm" aria-labelledby="rest-title" role="status">
      <div class="notice__words">
        <h2 id="rest-title" class="notice__title">
          {t(`practice.rest.${rest.kind}`)}
        </h2>
        <RestWords rest={rest} />
        <div class="actions">
          <Button busy={busy} onClick={onStop}>
            {t(rest.kind === 'break' ? 'practice.rest.pause' : 'practice.rest.stop')}
          </Button>
          {rest.kind === 'done' ? null : (
            <Button busy={busy} onClick={() => onMix(easier ? 'usual' : 'easier')}>
              {t(easier ? 'practice.rest.usual' : 'practice.rest.easier')}
            </Button>
          )}
          <Button look="quiet" onClick={() => setAway(answered)}>
            {t('practice.rest.goOn')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function RestWords({ rest }: { rest: RestView }): VNode {
  const text = useText();
  if (rest.kind !== 'done') return <p>{text.t(`practice.rest.${rest.kind}.body`)}</p>;
  return (
    <>
      <p>{text.t('practice.rest.done.body', { waiting: rest.waiting })}</p>
      {rest.next === null ? null : (
        <p>{text.t('practice.rest.done.next', { time: text.moment(rest.next) })}</p>
      )}
    </>
  );
}
