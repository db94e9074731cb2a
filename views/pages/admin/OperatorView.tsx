import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AdminOverview } from '../../../src/api/administration.ts';
import { AuditLog } from '../../components/audit-log/AuditLog.tsx';
import { Button } from '../../components/button/Button.tsx';
import { CodePanel } from '../../components/code-panel/CodePanel.tsx';
import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import { KeyList } from '../../components/key-list/KeyList.tsx';
import type { Api, Problem } from '../../runtime/api.ts';
import { useText } from '../../runtime/text.ts';
import { AdminFrame } from './AdminFrame.tsx';
import { Loaded } from './Loaded.tsx';
import { PlatformList } from './PlatformList.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { RecordsPart } from './RecordsPart.tsx';
import { Sliced } from './Sliced.tsx';
import { OPERATOR_TABS, type OperatorState, useOperator } from './useOperator.ts';

interface Props {
  readonly api: Api;
  readonly start: AdminOverview;
  /** Signed out, or the session is over. */
  readonly onLeave: (problem: Problem | null) => void;
}

const OVER = new Set(['session_missing', 'session_expired']);

/** What an operator sees and does once signed in. */
export function OperatorView({ api, start, onLeave }: Props): VNode {
  const { t } = useText();
  const state = useOperator(api, start, onLeave);
  const [question, ask] = useState<Question | null>(null);
  const { problem, busy } = state.request;
  useEffect(() => {
    if (problem !== null && OVER.has(problem.code)) onLeave(problem);
  }, [problem, onLeave]);
  return (
    <AdminFrame
      state={state}
      title={t('common.title.admin')}
      tabs={OPERATOR_TABS}
      tools={
        <Button look="quiet" busy={busy} onClick={state.signOut}>
          {t('admin.signOut')}
        </Button>
      }
      question={question}
      onAsked={() => ask(null)}
    >
      <Part state={state} ask={ask} />
    </AdminFrame>
  );
}

interface PartProps {
  readonly state: OperatorState;
  readonly ask: (question: Question) => void;
}

function Part({ state, ask }: PartProps): VNode {
  const { busy } = state.request;
  switch (state.tab) {
    case 'platforms':
      return <PlatformList state={state} ask={ask} />;
    case 'grades':
      return <QueuePanel state={state} />;
    case 'codes':
      return (
        <Loaded value={state.codes.codes} busy={busy}>
          {(codes) => (
            <CodePanel
              codes={codes}
              made={state.codes.made}
              now={state.platforms.overview.updatedAt}
              busy={busy}
              onMake={state.codes.make}
              onRevoke={state.codes.revoke}
            />
          )}
        </Loaded>
      );
    case 'records':
      return <RecordsPart state={state.records} busy={busy} ask={ask} />;
    case 'keys':
      return <Keys state={state} ask={ask} />;
    case 'audit':
      return (
        <Sliced slices={state.audit} busy={busy} older>
          {(rows) => <AuditLog rows={rows} />}
        </Sliced>
      );
  }
}

/** The keys the tool signs with; a new one is asked about first. */
function Keys({ state, ask }: PartProps): VNode {
  const { t } = useText();
  const { busy } = state.request;
  const rotate = () =>
    ask({
      title: t('admin.keys.rotate'),
      body: t('admin.keys.hint'),
      button: t('admin.keys.rotate'),
      act: state.keys.rotate,
    });
  return (
    <Loaded value={state.keys.keys} busy={busy}>
      {(keys) => <KeyList keys={keys} busy={busy} onRotate={rotate} />}
    </Loaded>
  );
}
