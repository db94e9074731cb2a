import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';
import { SelectField } from '../field/SelectField.tsx';
import type { Draft } from './draft.ts';
import { MasteryFields } from './MasteryFields.tsx';
import { withPresent } from './withPresent.ts';

interface Props {
  readonly draft: Draft;
  readonly acceptsColumn: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

const POLICIES = ['mastery', 'best', 'practice'] as const;
const QUESTIONS = [5, 10, 15, 20, 30, 40, 50, 100];
const POINTS = [0, 1, 5, 10, 20, 50, 100];

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
