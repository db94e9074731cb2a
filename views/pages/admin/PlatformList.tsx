import type { VNode } from 'preact';
import type { PlatformView } from '../../../src/api/administration.ts';
import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import { PlatformCard } from '../../components/platform-card/PlatformCard.tsx';
import { useText } from '../../runtime/text.ts';
import { ActedCard } from './ActedCard.tsx';
import { suspendQuestion } from './suspendQuestion.ts';
import type { OperatorState } from './useOperator.ts';

/** What waits for a decision comes first. */
const ORDER: Readonly<Record<PlatformView['status'], number>> = { pending: 0, active: 1, suspended: 2 };

function waits({ status, deployments }: PlatformView): boolean {
  return status === 'pending' || deployments.some((one) => one.status === 'pending');
}

function inOrder(platforms: readonly PlatformView[]): readonly PlatformView[] {
  return platforms.toSorted(
    (a, b) => Number(waits(b)) - Number(waits(a)) || ORDER[a.status] - ORDER[b.status],
  );
}

/** Every platform, with what can be decided about it. */
export function PlatformList({
  state,
  ask,
}: {
  state: OperatorState;
  ask: (question: Question) => void;
}): VNode {
  const text = useText();
  const { overview, change, changeDeployment, decideProposal } = state.platforms;
  const { platforms } = overview;
  if (platforms.length === 0) return <p class="notice">{text.t('admin.noPlatform')}</p>;
  return (
    <div class="stack">
      {inOrder(platforms).map((platform) => (
        <ActedCard
          key={platform.id}
          platform={platform.id}
          act={state.act}
          request={state.request}
          said={state.said}
        >
          <PlatformCard
            platform={platform}
            busy={state.request.busy}
            onGrades={() => state.openGrades(platform.id)}
            onProposal={(decision) => decideProposal(platform.id, decision)}
            onPlatform={(asked) => {
              const act = () => change(platform.id, asked);
              if (asked.status === 'suspended') ask(suspendQuestion(text, platform.issuer, act));
              else act();
            }}
            onDeployment={(asked) => {
              const act = () => changeDeployment(platform.id, asked);
              if (asked.status === 'suspended') ask(suspendQuestion(text, asked.deployment, act));
              else act();
            }}
          />
        </ActedCard>
      ))}
    </div>
  );
}
