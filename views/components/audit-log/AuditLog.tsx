import type { VNode } from 'preact';
import type { AuditView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import type { TextArgs, Translator } from '../../text/translator.ts';
import { Cell, Row } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';

interface Props {
  readonly rows: readonly AuditView[];
}

/** What was done, as a sentence; an act of a newer release by its name. */
function sentence(text: Translator, { act, detail }: AuditView): string {
  const args: TextArgs = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
  return text.find(`admin.act.${act}`, args) ?? act;
}

/**
 * Who did what when, newest first.
 * Criteria: a real table in order of time; each line a sentence; nobody's name.
 */
export function AuditLog({ rows }: Props): VNode {
  const { t } = useText();
  if (rows.length === 0) return <p class="notice notice--calm">{t('admin.audit.empty')}</p>;
  return (
    <DataTable
      label={t('admin.audit')}
      stacks
      columns={[
        { title: t('admin.audit.when') },
        { title: t('admin.audit.what') },
        { title: t('admin.audit.where') },
        { title: t('admin.audit.who') },
      ]}
    >
      {rows.map((row) => (
        <AuditRow key={row.id} row={row} />
      ))}
    </DataTable>
  );
}

function AuditRow({ row }: { readonly row: AuditView }): VNode {
  const text = useText();
  const { platform, deployment, actor } = row;
  return (
    <Row>
      <Cell head={text.t('admin.audit.when')}>
        <time dateTime={new Date(row.at).toISOString()}>{text.moment(row.at)}</time>
      </Cell>
      <Cell head={text.t('admin.audit.what')}>{sentence(text, row)}</Cell>
      <Cell head={text.t('admin.audit.where')}>
        {platform === null ? null : <bdi>{platform.issuer ?? platform.id}</bdi>}
        {deployment === null ? null : (
          <>
            {' '}
            {text.t('admin.deployment')} <bdi class="code">{deployment}</bdi>
          </>
        )}
      </Cell>
      <Cell head={text.t('admin.audit.who')}>
        {text.t(`admin.actor.${actor.kind}`)}
        {actor.id === null ? null : (
          <>
            {' '}
            <bdi class="code">{actor.id.slice(0, 12)}</bdi>
          </>
        )}
      </Cell>
    </Row>
  );
}
