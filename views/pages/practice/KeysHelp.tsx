import type { VNode } from 'preact';
import { useSettings } from '../../runtime/settings.ts';
import { useText } from '../../runtime/text.ts';

const KEYS = ['numbers', 'enter', 'hint'] as const;

/** The keyboard shortcuts and the switch that turns them off (WCAG 2.1.4). */
export function KeysHelp(): VNode {
  const { t } = useText();
  const { settings, change } = useSettings();
  return (
    <div class="stack">
      <p>{t('keys.all')}</p>
      <dl class="keys-list">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`keys.${key}.key`)}</kbd>
            </dt>
            <dd>{t(`keys.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
      {settings === null ? null : (
        <label class="check">
          <input
            type="checkbox"
            checked={settings.shortcuts}
            onChange={() => change({ ...settings, shortcuts: !settings.shortcuts })}
          />
          <span>{t('settings.shortcuts')}</span>
        </label>
      )}
    </div>
  );
}
