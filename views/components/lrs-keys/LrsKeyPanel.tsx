import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LrsKeyRequest, LrsKeyView, NewLrsKey, TenantView } from '../../../src/api/records.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { TextField } from '../text-field/TextField.tsx';

interface Props {
  readonly tenants: readonly TenantView[];
  readonly keys: readonly LrsKeyView[];
  /** The one just made: its secret is shown this once. */
  readonly made: NewLrsKey | null;
  readonly busy: boolean;
  readonly onMake: (asked: LrsKeyRequest) => void;
  readonly onRevoke: (id: string) => void;
}

/** What clients are for, and the scopes each purpose needs. */
const PURPOSES = {
  write: ['statements/write', 'statements/read/mine', 'state', 'profile'],
  read: ['statements/read'],
  all: ['all'],
} as const satisfies Record<string, readonly LrsKeyRequest['scopes'][number][]>;
type Purpose = keyof typeof PURPOSES;

/**
 * Keys by which other systems read and write a customer's statements.
 * Criteria: every field is labelled; a new key is announced, can be selected whole, and is said to be shown once; the
 * list is a table whose buttons say what they revoke.
 */
export function LrsKeyPanel(props: Props): VNode {
  const { t } = useText();
  const { keys, made } = props;
  return (
    <section class="stack" aria-labelledby="lrs-keys">
      <h3 id="lrs-keys">{t('admin.lrs.keys')}</h3>
      <p>{t('admin.lrs.hint')}</p>
      <KeyForm {...props} />
      <div role="status">{made === null ? null : <MadeKey made={made} />}</div>
      {keys.length === 0 ? null : <KeyTable {...props} />}
    </section>
  );
}

function MadeKey({ made }: { readonly made: NewLrsKey }): VNode {
  const { t } = useText();
  const facts = [
    ['admin.lrs.endpoint', made.endpoint],
    ['admin.lrs.user', made.key.id],
    ['admin.lrs.secret', made.secret],
  ] as const;
  return (
    <div class="notice notice--calm">
      <div class="stack">
        <p>{t('admin.lrs.made')}</p>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <bdi class="code">{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

function KeyForm({ tenants, busy, onMake }: Props): VNode {
  const { t } = useText();
  const [label, setLabel] = useState('');
  const [tenant, setTenant] = useState(tenants[0]?.id ?? '');
  const [purpose, setPurpose] = useState<Purpose>('write');
  const [version, setVersion] = useState<LrsKeyRequest['version']>('2.0.0');
  const submit = (event: Event) => {
    event.preventDefault();
    if (busy || tenant === '' || label.trim() === '') return;
    onMake({ tenant, label, scopes: [...PURPOSES[purpose]], version, perMinute: 60_000 });
  };
  if (tenants.length === 0) return <p class="notice">{t('admin.lrs.noTenant')}</p>;
  return (
    <form class="stack admin-form" method="dialog" onSubmit={submit}>
      <TextField
        id="lrs-label"
        label={t('admin.lrs.for')}
        hint={t('admin.lrs.forHint')}
        value={label}
        onInput={setLabel}
      />
      <SelectField
        id="lrs-tenant"
        label={t('admin.lrs.tenant')}
        value={tenant}
        options={tenants.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTenant}
      />
      <SelectField
        id="lrs-purpose"
        label={t('admin.lrs.purpose')}
        value={purpose}
        options={(Object.keys(PURPOSES) as Purpose[]).map((value) => ({
          value,
          label: t(`admin.lrs.purpose.${value}`),
        }))}
        onChange={setPurpose}
      />
      <SelectField
        id="lrs-version"
        label={t('admin.lrs.version')}
        value={version}
        options={(['2.0.0', '1.0.3'] as const).map((value) => ({ value, label: value }))}
        onChange={setVersion}
      />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {t('admin.lrs.make')}
        </Button>
      </div>
    </form>
  );
}

function KeyTable({ keys, tenants, busy, onRevoke }: Props): VNode {
  const { t, moment } = useText();
  const nameOf = (id: string) => tenants.find((tenant) => tenant.id === id)?.name ?? id;
  return (
    <DataTable
      label={t('admin.lrs.list')}
      stacks
      columns={[{ title: t('admin.lrs.for') }, { title: t('admin.status') }, { title: t('admin.lrs.may') }]}
    >
      {keys.map((key) => (
        <Row key={key.id}>
          <RowHead>
            <bdi>{key.label}</bdi>
            <span class="hint-line">
              <bdi>{nameOf(key.tenant)}</bdi>
            </span>
          </RowHead>
          <Cell head={t('admin.status')}>
            {key.revokedAt === null
              ? t('admin.lrs.since', { time: moment(key.createdAt) })
              : t('admin.lrs.revoked', { time: moment(key.revokedAt) })}{' '}
            {key.revokedAt === null ? (
              <Button
                look="quiet"
                busy={busy}
                label={`${t('admin.lrs.revoke')}: ${key.label}`}
                onClick={() => onRevoke(key.id)}
              >
                {t('admin.lrs.revoke')}
              </Button>
            ) : null}
          </Cell>
          <Cell head={t('admin.lrs.may')}>
            <bdi class="code">{key.scopes.join(' ')}</bdi>
            <span class="hint-line">
              <bdi>{key.id}</bdi>
            </span>
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
