import type { VNode } from 'preact';
import { useText } from '../../runtime/text.ts';

interface Props {
  readonly title: string;
  readonly missing: boolean;
  readonly onChange: (title: string) => void;
}

/** What the activity is called in the course. */
export function TitleField({ title, missing, onChange }: Props): VNode {
  const { t } = useText();
  return (
    <div class="field">
      <label for="activity-title">{t('activity.title')}</label>
      <input
        id="activity-title"
        class="input"
        type="text"
        maxLength={200}
        value={title}
        aria-invalid={missing || undefined}
        aria-describedby={missing ? 'fault-title' : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {missing ? (
        <p id="fault-title" class="field-error">
          {t('activity.fault.title')}
        </p>
      ) : null}
    </div>
  );
}
