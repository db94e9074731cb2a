import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OutsideRule } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { TextField } from '../text-field/TextField.tsx';

interface Props {
  readonly skills: readonly { readonly id: string; readonly title: string }[];
  readonly rules: readonly OutsideRule[];
  readonly busy: boolean;
  readonly onSave: (rules: readonly OutsideRule[]) => void;
}

/** Trust to choose from: little, half, nearly as much as an answer here, as much. */
const WEIGHTS = [0.25, 0.5, 0.8, 1];
const MOST = 20;

/**
 * Which work in other tools counts for which skill, and how much.
 * Criteria: each rule is a group named by its number, every field labelled; a rule that lacks its activity cannot be
 * saved and says so; removing one moves no other's focus away.
 */
export function OutsideRulesForm({ skills, rules, busy, onSave }: Props): VNode {
  const { t } = useText();
  const [draft, setDraft] = useState(rules);
  const [asked, ask] = useState(false);
  const change = (at: number, part: Partial<OutsideRule>) =>
    setDraft(draft.map((rule, index) => (index === at ? { ...rule, ...part } : rule)));
  const submit = (event: Event) => {
    event.preventDefault();
    ask(true);
    if (!busy && draft.every(isWhole)) onSave(draft);
  };
  const add = () =>
    setDraft([
      ...draft,
      { activity: '', verb: null, from: 'score', skill: skills[0]?.id ?? '', weight: 0.5 },
    ]);
  return (
    <form class="stack" method="dialog" onSubmit={submit}>
      <p>{t('outside.rules.hint')}</p>
      {draft.map((rule, at) => (
        <RuleFieldset
          key={at}
          at={at}
          rule={rule}
          skills={skills}
          fault={asked && !isWhole(rule) ? t('outside.rules.fault') : null}
          onChange={(part) => change(at, part)}
          onRemove={() => setDraft(draft.filter((_, index) => index !== at))}
        />
      ))}
      <div class="actions">
        {draft.length < MOST ? <Button onClick={add}>{t('outside.rules.add')}</Button> : null}
        <Button type="submit" busy={busy}>
          {t('outside.rules.save')}
        </Button>
      </div>
    </form>
  );
}

function isWhole({ activity }: OutsideRule): boolean {
  return activity.trim().length >= 8;
}

interface RuleProps extends Pick<Props, 'skills'> {
  readonly at: number;
  readonly rule: OutsideRule;
  readonly fault: string | null;
  readonly onChange: (part: Partial<OutsideRule>) => void;
  readonly onRemove: () => void;
}

function RuleFieldset({ at, rule, skills, fault, onChange, onRemove }: RuleProps): VNode {
  const { t, percent } = useText();
  const name = t('outside.rules.rule', { number: at + 1 });
  return (
    <div class="card">
      <fieldset class="stack">
        <legend>{name}</legend>
        <TextField
          id={`outside-activity-${at}`}
          label={t('outside.rules.activity')}
          hint={t('outside.rules.activityHint')}
          type="url"
          fault={fault}
          value={rule.activity}
          onInput={(activity) => onChange({ activity })}
        />
        <TextField
          id={`outside-verb-${at}`}
          label={t('outside.rules.verb')}
          type="url"
          value={rule.verb ?? ''}
          onInput={(verb) => onChange({ verb: verb.trim() === '' ? null : verb })}
        />
        <SelectField
          id={`outside-from-${at}`}
          label={t('outside.rules.from')}
          value={rule.from}
          options={(['score', 'success'] as const).map((value) => ({
            value,
            label: t(`outside.rules.from.${value}`),
          }))}
          onChange={(from) => onChange({ from })}
        />
        <SelectField
          id={`outside-skill-${at}`}
          label={t('outside.rules.skill')}
          value={rule.skill}
          options={skills.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(skill) => onChange({ skill })}
        />
        <SelectField
          id={`outside-weight-${at}`}
          label={t('outside.rules.weight')}
          hint={t('outside.rules.weightHint')}
          value={rule.weight}
          options={[...new Set([...WEIGHTS, rule.weight])].map((value) => ({ value, label: percent(value) }))}
          onChange={(weight) => onChange({ weight })}
        />
        <div class="actions">
          <Button look="quiet" label={`${t('outside.rules.remove')}: ${name}`} onClick={onRemove}>
            {t('outside.rules.remove')}
          </Button>
        </div>
      </fieldset>
    </div>
  );
}
