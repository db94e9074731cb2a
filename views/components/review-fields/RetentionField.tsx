import type { VNode } from 'preact';
import type { ReviewLoad } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { SelectField } from '../field/SelectField.tsx';

interface Props {
  readonly id: string;
  /** Recall at which reviews come, 0 to 1; null follows the activity. */
  readonly value: number | null;
  readonly loads: readonly ReviewLoad[];
  /** What null stands for, where it may be chosen. */
  readonly standard?: number;
  readonly onChange: (retention: number | null) => void;
}

/** Null among the values of a list. */
const FOLLOW = 'follow';

/**
 * How well to remember, and what it costs.
 * Criteria: every choice says in words how many times the usual reviews it takes, as the tool worked it out.
 */
export function RetentionField({ id, value, loads, standard, onChange }: Props): VNode {
  const { t, number, percent } = useText();
  const label = ({ retention, times }: ReviewLoad) =>
    t('settings.retention.option', {
      share: percent(retention),
      usual: times === 1 ? 'yes' : 'no',
      times: number(times, 1),
    });
  const options: { value: string; label: string }[] = loads.map((load) => ({
    value: String(load.retention),
    label: label(load),
  }));
  const follow =
    standard === undefined
      ? []
      : [{ value: FOLLOW, label: t('settings.retention.follow', { share: percent(standard) }) }];
  return (
    <SelectField
      id={id}
      label={t('settings.retention')}
      hint={t('settings.retention.hint')}
      value={value === null ? FOLLOW : String(value)}
      options={[...follow, ...options]}
      onChange={(chosen) => onChange(chosen === FOLLOW ? null : Number(chosen))}
    />
  );
}
