import type { VNode } from 'preact';
import type { ReviewLoad } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { RetentionField } from '../review-fields/RetentionField.tsx';
import type { Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly loads: readonly ReviewLoad[];
  readonly onChange: (part: Partial<Draft>) => void;
}

/** When reviews come, and whether a first visit offers to find out what is known already. */
export function PracticeFields({ draft, loads, onChange }: Props): VNode {
  const { t } = useText();
  return (
    <section aria-labelledby="activity-practice">
      <h2 id="activity-practice">{t('activity.practice')}</h2>
      {loads.length === 0 ? null : (
        <div class="fields">
          <RetentionField
            id="activity-retention"
            value={draft.retention}
            loads={loads}
            onChange={(retention) => onChange(retention === null ? {} : { retention })}
          />
        </div>
      )}
      <label class="check" for="activity-placement">
        <input
          id="activity-placement"
          type="checkbox"
          checked={draft.placement}
          aria-describedby="activity-placement-hint"
          onChange={() => onChange({ placement: !draft.placement })}
        />
        <span>{t('activity.placement')}</span>
      </label>
      <p id="activity-placement-hint" class="hint-line">
        {t('activity.placement.hint')}
      </p>
    </section>
  );
}
