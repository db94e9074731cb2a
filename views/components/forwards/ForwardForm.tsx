import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ForwardRequest, TenantView } from '../../../src/api/records.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { TextField } from '../text-field/TextField.tsx';

interface Props {
  readonly tenants: readonly TenantView[];
  readonly busy: boolean;
  readonly onAdd: (asked: ForwardRequest) => void;
}

const EMPTY = { label: '', endpoint: '', username: '', password: '', verbs: '', activities: '' };

/** Lines of a text, as a list. */
function linesOf(text: string): string[] {
  return text.split(/\s+/).filter((line) => line !== '');
}

/**
 * Sets up a record store that a customer's statements are sent on to.
 * Criteria: every field is labelled; the password is typed hidden and kept nowhere in the browser.
 */
export function ForwardForm({ tenants, busy, onAdd }: Props): VNode {
  const { t } = useText();
  const [draft, setDraft] = useState(EMPTY);
  const [tenant, setTenant] = useState(tenants[0]?.id ?? '');
  const [version, setVersion] = useState<ForwardRequest['version']>('2.0.0');
  const [ownOnly, setOwnOnly] = useState(false);
  const set = (part: Partial<typeof EMPTY>) => setDraft({ ...draft, ...part });
  const { label, endpoint, username, password } = draft;
  const whole = [label, endpoint, username, password, tenant].every((value) => value.trim() !== '');
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy || !whole) return;
    const filter = { verbs: linesOf(draft.verbs), activities: linesOf(draft.activities), ownOnly };
    onAdd({ tenant, label, endpoint, username, password, version, ...filter, fromStart: true });
    set({ password: '' });
  };
  const field = (name: keyof typeof EMPTY, type: 'text' | 'url' = 'text') => (
    <TextField
      id={`forward-${name}`}
      label={t(`admin.forward.${name}`)}
      value={draft[name]}
      type={type}
      onInput={(value) => set({ [name]: value })}
    />
  );
  return (
    <details class="card">
      <summary>{t('admin.forward.add')}</summary>
      <form class="stack admin-form" method="dialog" onSubmit={submit}>
        {field('label')}
        <SelectField
          id="forward-tenant"
          label={t('admin.lrs.tenant')}
          value={tenant}
          options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTenant}
        />
        {field('endpoint', 'url')}
        {field('username')}
        <div class="field">
          <label for="forward-password">{t('admin.forward.password')}</label>
          <input
            id="forward-password"
            class="input"
            type="password"
            autoComplete="off"
            value={password}
            onInput={(event) => set({ password: event.currentTarget.value })}
          />
        </div>
        <SelectField
          id="forward-version"
          label={t('admin.forward.version')}
          value={version}
          options={(['2.0.0', '1.0.3'] as const).map((value) => ({ value, label: value }))}
          onChange={setVersion}
        />
        {field('verbs')}
        {field('activities')}
        <label class="option">
          <input
            type="checkbox"
            checked={ownOnly}
            onChange={(event) => setOwnOnly(event.currentTarget.checked)}
          />
          <span class="option__body">{t('admin.forward.ownOnly')}</span>
        </label>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('admin.forward.begin')}
          </Button>
        </div>
      </form>
    </details>
  );
}
