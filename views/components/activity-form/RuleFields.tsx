import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { SelectField } from '../field/SelectField.tsx';
import type { Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly acceptsColumn: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

const THRESHOLDS = [0.7, 0.8, 0.9, 0.95];
const DELAYS = [0, 1 / 60, 1, 10, 24, 72, 168];
const POLICIES = ['mastery', 'best', 'practice'] as const;
const QUESTIONS = [5, 10, 15, 20, 30, 40, 50, 100];
const POINTS = [0, 1, 5, 10, 20, 50, 100];

/** The usual values, with the present one among them. */
function withPresent(usual: readonly number[], present: number): readonly number[] {
  return usual.includes(present) ? usual : [...usual, present].sort((a, b) => a - b);
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** When a skill is mastered and how the grade is made, each choice in words. */
export function RuleFields(props: Props): VNode {
  const { t } = useText();
  return (
    <>
      <section aria-labelledby="activity-mastery">
        <h2 id="activity-mastery">{t('activity.mastery')}</h2>
        <MasteryFields {...props} />
      </section>
      <section aria-labelledby="activity-grade">
        <h2 id="activity-grade">{t('activity.grade')}</h2>
        <PolicyChoice {...props} />
        <div class="fields">
          <GradeFields {...props} />
        </div>
      </section>
    </>
  );
}

function MasteryFields({ draft, onChange }: Props): VNode {
  const { t, percent, duration } = useText();
  const options = (values: readonly number[], label: (value: number) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <div class="fields">
      <SelectField
        id="activity-threshold"
        label={t('activity.threshold')}
        hint={t('activity.threshold.hint')}
        value={draft.threshold}
        options={options(withPresent(THRESHOLDS, draft.threshold), (value) =>
          t('activity.threshold.option', { share: percent(value), level: thresholdWord(value) }),
        )}
        onChange={(threshold) => onChange({ threshold })}
      />
      <SelectField
        id="activity-unaided"
        label={t('activity.unaided')}
        value={draft.unaided}
        options={options(upTo(10), (value) => t('activity.unaided.option', { count: value }))}
        onChange={(unaided) => onChange({ unaided })}
      />
      <SelectField
        id="activity-delay"
        label={t('activity.delay')}
        hint={t('activity.delay.hint')}
        value={draft.delayHours}
        options={options(withPresent(DELAYS, draft.delayHours), (value) =>
          value === 0 ? t('activity.delay.none') : duration(value * 3_600_000),
        )}
        onChange={(delayHours) => onChange({ delayHours })}
      />
      <SelectField
        id="activity-tries"
        label={t('activity.tries')}
        value={draft.tries}
        options={options(upTo(5), (value) => t('activity.tries.option', { count: value }))}
        onChange={(tries) => onChange({ tries })}
      />
    </div>
  );
}

function thresholdWord(value: number): string {
  if (value < 0.75) return 'low';
  if (value < 0.85) return 'usual';
  return value < 0.93 ? 'high' : 'highest';
}

function PolicyChoice({ draft, onChange }: Props): VNode {
  const { t } = useText();
  return (
    <fieldset class="options">
      <legend class="visually-hidden">{t('activity.grade')}</legend>
      {POLICIES.map((policy) => (
        <label key={policy} class="option">
          <input
            type="radio"
            name="policy"
            value={policy}
            checked={draft.policy === policy}
            onChange={() => onChange({ policy })}
          />
          <span class="option__body">
            <strong>{t(`activity.policy.${policy}`)}</strong>
            <span class="hint-line">{t(`activity.policy.${policy}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function GradeFields({ draft, acceptsColumn, onChange }: Props): VNode {
  const { t, number } = useText();
  return (
    <>
      {draft.policy === 'mastery' ? (
        <SelectField
          id="activity-counts"
          label={t('activity.counts')}
          value={draft.counts}
          options={(['reached', 'current'] as const).map((value) => ({
            value,
            label: t(`activity.counts.${value}`),
          }))}
          onChange={(counts) => onChange({ counts })}
        />
      ) : (
        <SelectField
          id="activity-questions"
          label={t('activity.questions')}
          value={draft.questions}
          options={withPresent(QUESTIONS, draft.questions).map((value) => ({ value, label: number(value) }))}
          onChange={(questions) => onChange({ questions })}
        />
      )}
      {acceptsColumn ? (
        <SelectField
          id="activity-points"
          label={t('activity.points')}
          value={draft.points}
          options={withPresent(POINTS, draft.points).map((value) => ({
            value,
            label: value === 0 ? t('activity.points.none') : number(value),
          }))}
          onChange={(points) => onChange({ points })}
        />
      ) : null}
    </>
  );
}
