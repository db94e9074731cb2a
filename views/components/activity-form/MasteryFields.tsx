import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { SelectField } from '../field/SelectField.tsx';
import type { Draft } from './draft.ts';
import { withPresent } from './withPresent.ts';

interface Props {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}

const POLICIES = ['certain', 'bkt', 'row', 'retest'] as const;
const THRESHOLDS = [0.7, 0.8, 0.9, 0.95];
const DELAYS = [0, 1 / 60, 1, 10, 24, 72, 168];
/** Where a policy starts, when it is chosen. */
const USUAL_THRESHOLD: Partial<Record<Draft['masteryPolicy'], number>> = { certain: 0.8, bkt: 0.95 };

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** By which policy a skill is mastered, and only the numbers that this policy goes by. */
export function MasteryFields(props: Props): VNode {
  const { draft, onChange } = props;
  const { t } = useText();
  const inRow = draft.masteryPolicy === 'row' || draft.masteryPolicy === 'retest';
  const choose = (masteryPolicy: Draft['masteryPolicy']) =>
    onChange({ masteryPolicy, threshold: USUAL_THRESHOLD[masteryPolicy] ?? draft.threshold });
  return (
    <div class="fields">
      <SelectField
        id="activity-mastery-policy"
        label={t('activity.masteryPolicy')}
        hint={t(`activity.masteryPolicy.${draft.masteryPolicy}.hint`)}
        value={draft.masteryPolicy}
        options={POLICIES.map((value) => ({ value, label: t(`activity.masteryPolicy.${value}`) }))}
        onChange={choose}
      />
      {inRow ? null : <Threshold {...props} />}
      {inRow ? <Row {...props} /> : null}
      {draft.masteryPolicy === 'certain' ? <Unaided {...props} /> : null}
      {draft.masteryPolicy === 'certain' ? <Delay {...props} /> : null}
      <SelectField
        id="activity-tries"
        label={t('activity.tries')}
        value={draft.tries}
        options={upTo(5).map((value) => ({ value, label: t('activity.tries.option', { count: value }) }))}
        onChange={(tries) => onChange({ tries })}
      />
    </div>
  );
}

function Threshold({ draft, onChange }: Props): VNode {
  const { t, percent } = useText();
  return (
    <SelectField
      id="activity-threshold"
      label={t('activity.threshold')}
      {...(draft.masteryPolicy === 'bkt' ? {} : { hint: t('activity.threshold.hint') })}
      value={draft.threshold}
      options={withPresent(THRESHOLDS, draft.threshold).map((value) => ({
        value,
        label:
          draft.masteryPolicy === 'bkt'
            ? percent(value)
            : t('activity.threshold.option', { share: percent(value), level: thresholdWord(value) }),
      }))}
      onChange={(threshold) => onChange({ threshold })}
    />
  );
}

function thresholdWord(value: number): string {
  if (value < 0.75) return 'low';
  if (value < 0.85) return 'usual';
  return value < 0.93 ? 'high' : 'highest';
}

function Row({ draft, onChange }: Props): VNode {
  const { t } = useText();
  return (
    <SelectField
      id="activity-row"
      label={t('activity.row')}
      value={draft.unaided}
      options={upTo(10).map((value) => ({ value, label: t('activity.row.option', { count: value }) }))}
      onChange={(unaided) => onChange({ unaided })}
    />
  );
}

function Unaided({ draft, onChange }: Props): VNode {
  const { t } = useText();
  return (
    <SelectField
      id="activity-unaided"
      label={t('activity.unaided')}
      value={draft.unaided}
      options={upTo(10).map((value) => ({ value, label: t('activity.unaided.option', { count: value }) }))}
      onChange={(unaided) => onChange({ unaided })}
    />
  );
}

function Delay({ draft, onChange }: Props): VNode {
  const { t, duration } = useText();
  return (
    <SelectField
      id="activity-delay"
      label={t('activity.delay')}
      hint={t('activity.delay.hint')}
      value={draft.delayHours}
      options={withPresent(DELAYS, draft.delayHours).map((value) => ({
        value,
        label: value === 0 ? t('activity.delay.none') : duration(value * 3_600_000),
      }))}
      onChange={(delayHours) => onChange({ delayHours })}
    />
  );
}
