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
import { PlatformList } from './PlatformList.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { RecordsPart } from './RecordsPart.tsx';
import { type OperatorState, useOperator } from './useOperator.ts';
import { Waiting } from './Waiting.tsx';

interface Props {
  readonly api: Api;
  readonly start: AdminOverview;
  /** Signed out, or the session is over. */
  readonly onLeave: (problem: Problem | null) => void;
}

const TABS = ['platforms', 'grades', 'codes', 'records', 'keys', 'audit'] as const;
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
      tabs={TABS}
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

function Part({ state, ask }: { state: OperatorState; ask: (question: Question) => void }): VNode | null {
  const { t } = useText();
  const { busy } = state.request;
  const rotate = () =>
    ask({
      title: t('admin.keys.rotate'),
      body: t('admin.keys.hint'),
      button: t('admin.keys.rotate'),
      act: state.rotate,
    });
  switch (state.tab) {
    case 'platforms':
      return <PlatformList state={state} ask={ask} />;
    case 'grades':
      return <QueuePanel state={state} />;
    case 'codes':
      return state.codes === null ? (
        <Waiting busy={busy} />
      ) : (
        <CodePanel
          codes={state.codes}
          made={state.made}
          now={state.overview.updatedAt}
          busy={busy}
          onMake={state.makeCode}
          onRevoke={state.revokeCode}
        />
      );
    case 'records':
      return <RecordsPart state={state.records} busy={busy} ask={ask} />;
    case 'keys':
      return state.keys === null ? (
        <Waiting busy={busy} />
      ) : (
        <KeyList keys={state.keys} busy={busy} onRotate={rotate} />
      );
    case 'audit':
      return state.audit.rows === null ? (
        <Waiting busy={busy} />
      ) : (
        <AuditLog rows={state.audit.rows} busy={busy} onMore={state.audit.more} />
      );
  }
}
