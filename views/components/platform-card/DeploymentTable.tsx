import type { VNode } from 'preact';
import type { DeploymentRequest, DeploymentView, PlatformView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Cell, Row, RowHead } from '../data-table/Cell.tsx';
import { DataTable } from '../data-table/DataTable.tsx';
import { momentOr } from './HealthFacts.tsx';
import { StatusMark } from './StatusMark.tsx';

interface Props {
  readonly platform: PlatformView;
  /** An operator decides everything; an LMS's administrator lets waiting ones in and shuts any out. */
  readonly operator: boolean;
  readonly busy: boolean;
  readonly onChange: (change: DeploymentRequest) => void;
}

/** Whether whoever looks may let this deployment in. */
function mayLetIn({ platform, operator }: Props, { status }: DeploymentView): boolean {
  if (operator) return status !== 'active';
  return status === 'pending' && !platform.shared;
}

/**
 * The installations of the tool on a platform.
 * Criteria: a real table; every button says which deployment it acts on and stands beside the state it
 * changes, in view on narrow pages too; whether guests come in, and
 * the button that changes it, both in words.
 */
export function DeploymentTable(props: Props): VNode {
  const { t } = useText();
  const { platform } = props;
  if (platform.deployments.length === 0) return <p class="hint-line">{t('admin.deployments.none')}</p>;
  return (
    <DataTable
      label={t('admin.deployments.of', { platform: platform.issuer })}
      stacks
      columns={[
        { title: t('admin.deployment') },
        { title: t('admin.status') },
        { title: t('admin.guests') },
        { title: t('admin.lastLaunch') },
        { title: t('admin.lastGrade') },
      ]}
    >
      {platform.deployments.map((deployment) => (
        <DeploymentRow key={deployment.id} {...props} deployment={deployment} />
      ))}
    </DataTable>
  );
}

function DeploymentRow(props: Props & { readonly deployment: DeploymentView }): VNode {
  const text = useText();
  const { deployment, busy, onChange } = props;
  const { id, status, anonymous } = deployment;
  const guests = text.t(anonymous ? 'admin.guests.refuse' : 'admin.guests.allow');
  return (
    <Row look={status === 'pending' ? 'row--wait' : undefined}>
      <RowHead>
        <bdi class="code">{id}</bdi>
      </RowHead>
      <Cell head={text.t('admin.status')}>
        <StatusMark status={status} /> <RowAction {...props} />
      </Cell>
      <Cell head={text.t('admin.guests')}>
        {text.t(anonymous ? 'admin.guests.on' : 'admin.guests.off')}{' '}
        <Button
          look="quiet"
          busy={busy}
          label={`${guests}: ${id}`}
          onClick={() => onChange({ deployment: id, anonymous: !anonymous })}
        >
          {guests}
        </Button>
      </Cell>
      <Cell head={text.t('admin.lastLaunch')}>{momentOr(text, deployment.lastLaunchAt)}</Cell>
      <Cell head={text.t('admin.lastGrade')}>{momentOr(text, deployment.lastGradeAt)}</Cell>
    </Row>
  );
}

function RowAction(props: Props & { readonly deployment: DeploymentView }): VNode | null {
  const { t } = useText();
  const { deployment, busy, onChange } = props;
  const { id, status } = deployment;
  if (mayLetIn(props, deployment)) {
    return (
      <Button
        busy={busy}
        label={`${t('admin.letIn')}: ${id}`}
        onClick={() => onChange({ deployment: id, status: 'active' })}
      >
        {t('admin.letIn')}
      </Button>
    );
  }
  if (status !== 'active') return <>{t('admin.operatorOnly')}</>;
  return (
    <Button
      look="quiet"
      busy={busy}
      label={`${t('admin.suspend')}: ${id}`}
      onClick={() => onChange({ deployment: id, status: 'suspended' })}
    >
      {t('admin.suspend')}
    </Button>
  );
}
