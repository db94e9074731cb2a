import type { VNode } from 'preact';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';

interface Props {
  readonly chosen: readonly ActivityRequest[];
  readonly busy: boolean;
  readonly onRemove: (index: number) => void;
  readonly onSubmit: () => void;
}

/**
 * Activities chosen so far, to be added to the course together.
 * Criteria: a named list; the number is announced when it changes; each entry can be taken off by a button that names it;
 * the one primary action.
 */
export function ChosenList({ chosen, busy, onRemove, onSubmit }: Props): VNode {
  const { t } = useText();
  return (
    <section class="card" aria-labelledby="chosen-title">
      <h2 id="chosen-title" tabIndex={-1}>
        {t('picker.list')}
      </h2>
      <p class="visually-hidden" role="status">
        {t('picker.listed', { count: chosen.length })}
      </p>
      <ol class="chosen-list">
        {chosen.map((activity, index) => (
          <li key={index}>
            <span>
              {activity.title}
              <span class="hint-line">{t('activity.chosen', { count: activity.skills.length })}</span>
            </span>
            <Button
              look="quiet"
              icon="cross"
              label={t('picker.remove', { title: activity.title })}
              onClick={() => onRemove(index)}
            >
              {t('picker.removeShort')}
            </Button>
          </li>
        ))}
      </ol>
      <div class="card__actions">
        <Button look="primary" busy={busy} onClick={onSubmit}>
          {t('picker.addAll', { count: chosen.length })}
        </Button>
      </div>
    </section>
  );
}
