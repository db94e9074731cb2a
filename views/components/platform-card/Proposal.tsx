import type { VNode } from 'preact';
import type { PlatformView, ProposalRequest, ProposalView } from '../../../src/api/administration.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { AddressList } from './AddressList.tsx';

interface Props {
  readonly platform: PlatformView;
  readonly proposal: ProposalView;
  readonly busy: boolean;
  readonly onDecide: (decision: ProposalRequest) => void;
}

/**
 * Other addresses that somebody asks for.
 * Criteria: says who asks and every address in full, because grades and sign-ins would go there; both answers are buttons
 * that name what they decide.
 */
export function Proposal({ platform, proposal, busy, onDecide }: Props): VNode {
  const text = useText();
  const { source, digest } = proposal;
  const button = (accept: boolean) => {
    const label = text.t(accept ? 'admin.proposal.accept' : 'admin.proposal.dismiss');
    return (
      <Button
        busy={busy}
        label={`${label}: ${platform.issuer}`}
        onClick={() => onDecide(accept ? { accept, digest } : { accept })}
      >
        {label}
      </Button>
    );
  };
  return (
    <div class="notice">
      <div class="notice__words">
        <strong>{text.t('admin.proposal')}</strong>
        <p>{text.t(`admin.source.${source.by}`, { host: source.host, time: text.moment(source.at) })}</p>
        <AddressList addresses={proposal} />
        <p>{text.t('admin.proposal.hint')}</p>
        <div class="actions">
          {button(true)}
          {button(false)}
        </div>
      </div>
    </div>
  );
}
