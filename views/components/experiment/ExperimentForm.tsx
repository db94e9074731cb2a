import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import { DEFAULT_EXPERIMENT, type ExperimentRequest, MeasureName } from '../../../src/api/experiment.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { othersThan, SETTINGS, type Setting, valueWords, variationOf } from './variations.ts';

interface Props {
  readonly activity: ActivityRequest;
  /** Learners of the class, to say whether they are enough. */
  readonly learners: number;
  readonly busy: boolean;
  readonly onStart: (request: ExperimentRequest) => void;
}

type Fixed = Omit<ExperimentRequest, 'variation'>;

const CHOICES = {
  questions: [10, 20, 30, 50],
  minimum: [10, 20, 30, 50, 100],
  effect: [0.02, 0.05, 0.1, 0.2],
  share: [0.2, 0.5, 1],
} as const;

/**
 * Plans an experiment: one setting that differs, and everything that is fixed before the first answer is looked at.
 * Criteria: native lists with labels and hints; says before the start whether the class is large enough.
 */
export function ExperimentForm({ activity, learners, busy, onStart }: Props): VNode {
  const text = useText();
  const { t } = text;
  const [setting, choose] = useState<Setting>('threshold');
  const [at, pick] = useState(0);
  const [fixed, fix] = useState<Fixed>(DEFAULT_EXPERIMENT);
  const values = othersThan(activity, setting);
  const value = values[at] ?? values[0];
  const variation = value === undefined ? null : variationOf(setting, value);
  const set = (part: Partial<Fixed>) => fix((old) => ({ ...old, ...part }));
  const submit = (event: Event) => {
    event.preventDefault();
    if (variation !== null) onStart({ ...fixed, most: fixed.minimum * 10, variation });
  };
  // Both groups are drawn from those who take part.
  const needed = Math.ceil((2 * fixed.minimum) / fixed.share);
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <div class="fields fields--wide">
        <SelectField
          id="experiment-setting"
          label={t('experiment.setting')}
          hint={t('experiment.now', { value: valueWords(text, setting, activity[setting]) })}
          value={setting}
          options={SETTINGS.map((name) => ({ value: name, label: t(`experiment.setting.${name}`) }))}
          onChange={(next) => {
            choose(next);
            pick(0);
          }}
        />
        <SelectField
          id="experiment-value"
          label={t('experiment.value')}
          value={Math.min(at, values.length - 1)}
          options={values.map((one, index) => ({ value: index, label: valueWords(text, setting, one) }))}
          onChange={pick}
        />
        <SelectField
          id="experiment-measure"
          label={t('experiment.measure')}
          hint={t(`experiment.measure.${fixed.measure}.hint`)}
          value={fixed.measure}
          options={MeasureName.options.map((name) => ({
            value: name,
            label: t(`experiment.measure.${name}`),
          }))}
          onChange={(measure) => set({ measure })}
        />
        <FixedFields fixed={fixed} set={set} />
      </div>
      {learners < needed ? (
        <p class="notice">
          {t('experiment.few', {
            learners,
            needed,
            part: fixed.share === 1 ? 'all' : 'some',
            share: text.percent(fixed.share),
          })}
        </p>
      ) : null}
      <p class="hint-line">{t('experiment.grades')}</p>
      <div class="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t('experiment.start')}
        </Button>
      </div>
    </form>
  );
}

function FixedFields({ fixed, set }: { fixed: Fixed; set: (part: Partial<Fixed>) => void }): VNode {
  const { t, number, percent } = useText();
  const words = { questions: number, minimum: number, effect: percent, share: percent };
  return (
    <>
      {(['questions', 'minimum', 'effect', 'share'] as const).map((name) => (
        <SelectField
          key={name}
          id={`experiment-${name}`}
          label={t(`experiment.${name}`)}
          hint={t(`experiment.${name}.hint`)}
          value={fixed[name]}
          options={CHOICES[name].map((value) => ({ value, label: words[name](value) }))}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
    </>
  );
}
