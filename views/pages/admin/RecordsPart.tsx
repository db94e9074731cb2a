import type { VNode } from 'preact';
import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import { ForwardPanel } from '../../components/forwards/ForwardPanel.tsx';
import { LrsKeyPanel } from '../../components/lrs-keys/LrsKeyPanel.tsx';
import { useText } from '../../runtime/text.ts';
import type { RecordsState } from './useRecords.ts';
import { Waiting } from './Waiting.tsx';

interface Props {
  readonly state: RecordsState;
  readonly busy: boolean;
  readonly ask: (question: Question) => void;
}

/** Statements from and to outside: keys, and where statements are sent on to. */
export function RecordsPart({ state, busy, ask }: Props): VNode {
  const { t } = useText();
  const { view } = state;
  if (view === null) return <Waiting busy={busy} />;
  const { tenants, keys, forwards } = view;
  const labelOf = (id: string) => keys.find((key) => key.id === id)?.label ?? id;
  return (
    <div class="stack">
      <LrsKeyPanel
        tenants={tenants}
        keys={keys}
        made={state.made}
        busy={busy}
        onMake={state.makeKey}
        onRevoke={(id) =>
          ask({
            title: t('admin.lrs.revokeTitle', { what: labelOf(id) }),
            body: t('admin.lrs.revokeBody'),
            button: t('admin.lrs.revoke'),
            act: () => state.revokeKey(id),
          })
        }
      />
      <ForwardPanel
        tenants={tenants}
        forwards={forwards}
        busy={busy}
        letters={state.letters}
        onLetters={state.openLetters}
        onAdd={state.addForward}
        onPause={state.pauseForward}
        onRetry={state.retryForward}
        onRemove={({ id, label }) =>
          ask({
            title: t('admin.forward.removeTitle', { what: label }),
            body: t('admin.forward.removeBody'),
            button: t('admin.forward.remove'),
            act: () => state.removeForward(id),
          })
        }
      />
    </div>
  );
}
