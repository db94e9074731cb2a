import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OverrideRequest } from '../../../src/api/class.ts';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { LEVELS } from '../level/LevelMark.tsx';

export type Override = Omit<OverrideRequest, 'id'>;

interface Props {
  readonly skill: SkillView;
  readonly busy: boolean;
  readonly onSubmit: (override: Override) => void;
}

/** Sets a level by hand, or gives it back to the estimate; always with a reason, which the learner reads too. */
export function OverrideForm({ skill, busy, onSubmit }: Props): VNode {
  const { t } = useText();
  const [level, setLevel] = useState<string>(skill.override?.level ?? skill.level);
  const [reason, setReason] = useState(skill.override?.reason ?? '');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === '') document.getElementById('override-reason')?.focus();
    else
      onSubmit({
        skill: skill.id,
        level: LEVELS.find((name) => name === level) ?? null,
        reason: reason.trim(),
      });
  };
  return (
    <form class="stack" method="dialog" onSubmit={submit} noValidate>
      <SelectField
        id="override-level"
        label={t('class.override.level')}
        value={level}
        options={[
          ...LEVELS.map((name) => ({ value: name as string, label: t(`level.${name}`) })),
          { value: '', label: t('class.override.none') },
        ]}
        onChange={setLevel}
      />
      <div class="field">
        <label for="override-reason">{t('class.override.reason')}</label>
        <textarea
          id="override-reason"
          class="input"
          rows={3}
          maxLength={500}
          value={reason}
          aria-invalid={missing || undefined}
          aria-describedby="override-hint"
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <p id="override-hint" class={missing ? 'field-error' : 'hint-line'}>
          {t(missing ? 'class.override.missing' : 'class.override.hint')}
        </p>
      </div>
      <Button look="primary" type="submit" busy={busy}>
        {t('class.override.save')}
      </Button>
    </form>
  );
}
