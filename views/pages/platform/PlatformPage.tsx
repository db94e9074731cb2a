import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import { AuditLog } from '../../components/audit-log/AuditLog.tsx';
import { Button } from '../../components/button/Button.tsx';
import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import { GradeQueue } from '../../components/grade-queue/GradeQueue.tsx';
import { PlatformCard } from '../../components/platform-card/PlatformCard.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { ActedCard } from '../admin/ActedCard.tsx';
import { AdminFrame } from '../admin/AdminFrame.tsx';
import { Sliced } from '../admin/Sliced.tsx';
import { suspendQuestion } from '../admin/suspendQuestion.ts';
import { usePlatform } from './usePlatform.ts';

const TABS = ['platform', 'grades', 'audit'] as const;
type State = ReturnType<typeof usePlatform>;

/** What an administrator of an LMS sees of their own platform. Nobody's name and nobody's work is on it. */
export function PlatformPage({ data }: { data: Pages['platform'] }): VNode {
  const { t } = useText();
  const state = usePlatform(data);
  const { back } = useSession();
  const [question, ask] = useState<Question | null>(null);
  return (
    <AdminFrame
      state={state}
      title={t('common.title.platform')}
      tabs={TABS}
      tools={
        back === null ? null : (
          <Button look="quiet" onClick={back}>
            {t('admin.back')}
          </Button>
        )
      }
      lead={t('admin.ownPlatform')}
      question={question}
      onAsked={() => ask(null)}
    >
      <Part state={state} ask={ask} />
    </AdminFrame>
  );
}

function Part({ state, ask }: { state: State; ask: (question: Question) => void }): VNode | null {
  const text = useText();
  const { platform, request, grades, audit, tab } = state;
  if (tab === 'grades') {
    return (
      <Sliced slices={grades} busy={request.busy}>
        {(rows) => <GradeQueue rows={rows} busy={request.busy} onRetry={state.retry} />}
      </Sliced>
    );
  }
  if (tab === 'audit') {
    return (
      <Sliced slices={audit} busy={request.busy} older>
        {(rows) => <AuditLog rows={rows} />}
      </Sliced>
    );
  }
  if (platform === null) return <p class="notice">{text.t('admin.noPlatform')}</p>;
  return (
    <ActedCard platform={platform.id} act={state.act} request={request} said={state.said}>
      <PlatformCard
        platform={platform}
        busy={request.busy}
        onGrades={() => state.openTab('grades')}
        onDeployment={(change) => {
          const act = () => state.change(change);
          if (change.status === 'suspended') ask(suspendQuestion(text, change.deployment, act));
          else act();
        }}
      />
    </ActedCard>
  );
}
