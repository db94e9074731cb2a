import type { VNode } from 'preact';
import type {
  DeploymentRequest,
  PlatformRequest,
  PlatformView,
  ProposalRequest,
} from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { SelectField } from '../field/SelectField.tsx';
import { AddressList } from './AddressList.tsx';
import { DeploymentTable } from './DeploymentTable.tsx';
import { HealthFacts } from './HealthFacts.tsx';
import { OriginsForm } from './OriginsForm.tsx';
import { Proposal } from './Proposal.tsx';
import { StatusMark } from './StatusMark.tsx';

interface Props {
  readonly platform: PlatformView;
  readonly busy: boolean;
  /** Absent for an LMS's administrator: whether a platform may come is for the operator. */
  readonly onPlatform?: (change: PlatformRequest) => void;
  readonly onDeployment: (change: DeploymentRequest) => void;
  /** Decides about other addresses that wait. */
  readonly onProposal?: (decision: ProposalRequest) => void;
  /** Opens the queue of this platform's grades. */
  readonly onGrades: () => void;
}

/**
 * One platform: what it is, how it fares, and what can be decided about it.
 * Criteria: a section with the platform's address as heading; the state in words and by shape; what waits for a decision
 * comes first; buttons say what they act on.
 */
export function PlatformCard(props: Props): VNode {
  const { t } = useText();
  const { platform, busy, onPlatform, onDeployment, onProposal, onGrades } = props;
  const title = `platform-${platform.id}`;
  return (
    <section class="card platform" aria-labelledby={title}>
      <div class="section-head">
        <div>
          <h3 id={title}>
            <bdi>{platform.issuer}</bdi>
          </h3>
          <p class="hint-line">
            <StatusMark status={platform.status} /> {t('admin.clientId')}{' '}
            <bdi class="code">{platform.clientId}</bdi>
          </p>
        </div>
        {onPlatform ? <PlatformAction platform={platform} busy={busy} onPlatform={onPlatform} /> : null}
      </div>
      <Source platform={platform} />
      {platform.status === 'pending' ? <p class="notice">{t('admin.pendingHint')}</p> : null}
      <h4>{t('admin.addresses')}</h4>
      <AddressList addresses={platform.addresses} />
      {platform.proposal && onProposal ? (
        <Proposal platform={platform} proposal={platform.proposal} busy={busy} onDecide={onProposal} />
      ) : null}
      <HealthFacts platform={platform} />
      <div class="actions">
        <Button icon="send" label={`${t('admin.seeGrades')}: ${platform.issuer}`} onClick={onGrades}>
          {t('admin.seeGrades')}
        </Button>
      </div>
      <h4>{t('admin.deployments')}</h4>
      <DeploymentTable
        platform={platform}
        operator={onPlatform !== undefined}
        busy={busy}
        onChange={onDeployment}
      />
      {onPlatform ? (
        <>
          <Policy platform={platform} onPlatform={onPlatform} />
          <OriginsForm platform={platform} busy={busy} onPlatform={onPlatform} />
        </>
      ) : null}
    </section>
  );
}

interface Decided {
  readonly platform: PlatformView;
  readonly onPlatform: (change: PlatformRequest) => void;
}

function PlatformAction({ platform, busy, onPlatform }: Decided & { readonly busy: boolean }): VNode {
  const { t } = useText();
  const button = (status: 'active' | 'suspended') => {
    const label = t(status === 'active' ? 'admin.letIn' : 'admin.suspend');
    const change = status === 'active' ? { status, addresses: platform.addresses.digest } : { status };
    const awaited = status === 'active' && platform.status === 'pending';
    return (
      <Button
        look={awaited ? 'primary' : 'secondary'}
        busy={busy}
        label={`${label}: ${platform.issuer}`}
        onClick={() => onPlatform(change)}
      >
        {label}
      </Button>
    );
  };
  return (
    <div class="actions">
      {platform.status === 'active' || platform.proposal ? null : button('active')}
      {platform.status === 'suspended' ? null : button('suspended')}
    </div>
  );
}

function Source({ platform }: { readonly platform: PlatformView }): VNode | null {
  const text = useText();
  const { source } = platform;
  if (source === null) return null;
  return (
    <p class="hint-line">
      {text.t(`admin.source.${source.by}`, { host: source.host, time: text.moment(source.at) })}
    </p>
  );
}

function Policy({ platform, onPlatform }: Decided): VNode {
  const { t } = useText();
  const options = (['auto', 'manual'] as const).map((value) => ({
    value,
    label: t(`admin.policy.${value}`),
  }));
  const namings = (['sub', 'pseudonym'] as const).map((value) => ({
    value,
    label: t(`admin.accounts.${value}`),
  }));
  return (
    <div class="admin-form">
      <SelectField
        id={`policy-${platform.id}`}
        label={t('admin.policy')}
        value={platform.deploymentPolicy}
        options={options}
        onChange={(deploymentPolicy) => onPlatform({ deploymentPolicy })}
      />
      <SelectField
        id={`accounts-${platform.id}`}
        label={t('admin.accounts')}
        value={platform.accounts}
        options={namings}
        onChange={(accounts) => onPlatform({ accounts })}
      />
    </div>
  );
}
