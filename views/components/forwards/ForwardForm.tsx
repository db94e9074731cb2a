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

/** What is typed and chosen, and the request it makes once everything needed is there. */
function useForward(tenants: readonly TenantView[]) {
  const [draft, setDraft] = useState(EMPTY);
  const [tenant, setTenant] = useState(tenants[0]?.id ?? '');
  const [version, setVersion] = useState<ForwardRequest['version']>('2.0.0');
  const [ownOnly, setOwnOnly] = useState(false);
  const { label, endpoint, username, password } = draft;
  const whole = [label, endpoint, username, password, tenant].every((value) => value.trim() !== '');
  const filter = { verbs: linesOf(draft.verbs), activities: linesOf(draft.activities), ownOnly };
  const request: ForwardRequest | null = whole
    ? { tenant, label, endpoint, username, password, version, ...filter, fromStart: true }
    : null;
  const set = (part: Partial<typeof EMPTY>) => setDraft({ ...draft, ...part });
  return { draft, set, tenant, setTenant, version, setVersion, ownOnly, setOwnOnly, request };
}

/**
 * Sets up a record store that a customer's statements are sent on to.
 * Criteria: every field is labelled; the password is typed hidden and kept nowhere in the browser.
 */
export function ForwardForm({ tenants, busy, onAdd }: Props): VNode {
  const { t } = useText();
  const forward = useForward(tenants);
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy || forward.request === null) return;
    onAdd(forward.request);
    forward.set({ password: '' });
  };
  return (
    <details class="card">
      <summary>{t('admin.forward.add')}</summary>
      <form class="stack admin-form" method="dialog" onSubmit={submit}>
        <Where forward={forward} tenants={tenants} />
        <Which forward={forward} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {t('admin.forward.begin')}
          </Button>
        </div>
      </form>
    </details>
  );
}

interface PartProps {
  readonly forward: ReturnType<typeof useForward>;
}

interface FieldProps extends PartProps {
  readonly name: keyof typeof EMPTY;
  readonly type?: 'text' | 'url';
}

function Field({ forward, name, type = 'text' }: FieldProps): VNode {
  const { t } = useText();
  return (
    <TextField
      id={`forward-${name}`}
      label={t(`admin.forward.${name}`)}
      value={forward.draft[name]}
      type={type}
      onInput={(value) => forward.set({ [name]: value })}
    />
  );
}

/** Whose statements go to which store, and by what account there. */
function Where({ forward, tenants }: PartProps & Pick<Props, 'tenants'>): VNode {
  const { t } = useText();
  return (
    <>
      <Field forward={forward} name="label" />
      <SelectField
        id="forward-tenant"
        label={t('admin.lrs.tenant')}
        value={forward.tenant}
        options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={forward.setTenant}
      />
      <Field forward={forward} name="endpoint" type="url" />
      <Field forward={forward} name="username" />
      <div class="field">
        <label for="forward-password">{t('admin.forward.password')}</label>
        <input
          id="forward-password"
          class="input"
          type="password"
          autoComplete="off"
          value={forward.draft.password}
          onInput={(event) => forward.set({ password: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

/** In which version statements go, and which of them. */
function Which({ forward }: PartProps): VNode {
  const { t } = useText();
  return (
    <>
      <SelectField
        id="forward-version"
        label={t('admin.forward.version')}
        value={forward.version}
        options={(['2.0.0', '1.0.3'] as const).map((value) => ({ value, label: value }))}
        onChange={forward.setVersion}
      />
      <Field forward={forward} name="verbs" />
      <Field forward={forward} name="activities" />
      <label class="option">
        <input
          type="checkbox"
          checked={forward.ownOnly}
          onChange={(event) => forward.setOwnOnly(event.currentTarget.checked)}
        />
        <span class="option__body">{t('admin.forward.ownOnly')}</span>
      </label>
    </>
  );
}
