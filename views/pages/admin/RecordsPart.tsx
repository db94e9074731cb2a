import type { VNode } from 'preact';
import type { RecordsView } from '../../../src/api/records.ts';
import type { Question } from '../../components/confirm/ConfirmDialog.tsx';
import { ForwardPanel } from '../../components/forwards/ForwardPanel.tsx';
import { LrsKeyPanel } from '../../components/lrs-keys/LrsKeyPanel.tsx';
import { useText } from '../../runtime/text.ts';
import { Loaded } from './Loaded.tsx';
import type { RecordsState } from './useRecords.ts';

interface Props {
  readonly state: RecordsState;
  readonly busy: boolean;
  readonly ask: (question: Question) => void;
}

/** Statements from and to outside: keys, and where statements are sent on to. */
export function RecordsPart(props: Props): VNode {
  return (
    <Loaded value={props.state.view} busy={props.busy}>
      {(view) => (
        <div class="stack">
          <Keys {...props} view={view} />
          <Forwards {...props} view={view} />
        </div>
      )}
    </Loaded>
  );
}

type PanelProps = Props & { readonly view: RecordsView };

/** Keys of other systems; taking one back is asked about first. */
function Keys({ state, busy, ask, view: { tenants, keys } }: PanelProps): VNode {
  const { t } = useText();
  const labelOf = (id: string) => keys.find((key) => key.id === id)?.label ?? id;
  return (
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
  );
}

/** Where statements are sent on to; ending that is asked about first. */
function Forwards({ state, busy, ask, view: { tenants, forwards } }: PanelProps): VNode {
  const { t } = useText();
  return (
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
  );
}
