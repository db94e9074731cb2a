import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OutsideRulesRequest } from '../../../src/api/activity.ts';
import { OutsideRulesForm } from '../../components/outside-rules/OutsideRulesForm.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';

const PATH = '/api/activity/outside';

interface Props {
  readonly skills: readonly { readonly id: string; readonly title: string }[];
}

/** Work in other tools that counts here; opened by whoever wants it. */
export function OutsidePanel({ skills }: Props): VNode {
  const { t } = useText();
  const { api } = useSession();
  const request = useRequest();
  const [kept, setKept] = useState<OutsideRulesRequest | null>(null);
  const [saved, setSaved] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && kept === null) request.read(() => api.get<OutsideRulesRequest>(PATH), setKept);
  }, [open]);
  const save = (rules: OutsideRulesRequest['rules']) =>
    request.run(
      () => api.put<OutsideRulesRequest>(PATH, { rules }),
      (next) => {
        setKept(next);
        setSaved(true);
      },
    );
  return (
    <details class="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('outside.rules')}</summary>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      {kept === null ? null : (
        <OutsideRulesForm
          skills={skills}
          rules={kept.rules}
          busy={request.busy}
          onSave={(rules) => {
            setSaved(false);
            save([...rules]);
          }}
        />
      )}
      <div role="status">
        {kept === null && request.slow ? <p>{t('common.working')}</p> : null}
        {saved ? <p class="notice notice--calm">{t('outside.rules.saved')}</p> : null}
      </div>
    </details>
  );
}
