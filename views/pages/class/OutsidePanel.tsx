import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OutsideRulesRequest } from '../../../src/api/activity.ts';
import { OutsideRulesForm } from '../../components/outside-rules/OutsideRulesForm.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useReading } from '../../runtime/useReading.ts';
import { ReadingNotices } from './ReadingNotices.tsx';

const PATH = '/api/activity/outside';

interface Props {
  readonly skills: readonly { readonly id: string; readonly title: string }[];
}

/** Work in other tools that counts here; opened by whoever wants it. */
export function OutsidePanel({ skills }: Props): VNode {
  const { t } = useText();
  const { api } = useSession();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const reading = useReading<OutsideRulesRequest>(PATH, open);
  const { request, shown, show } = reading;
  const save = (rules: OutsideRulesRequest['rules']) => {
    setSaved(false);
    request.run(
      () => api.put<OutsideRulesRequest>(PATH, { rules }),
      (next) => {
        show(next);
        setSaved(true);
      },
    );
  };
  return (
    <details class="card" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('outside.rules')}</summary>
      {shown === null ? null : (
        <OutsideRulesForm
          skills={skills}
          rules={shown.rules}
          busy={request.busy}
          onSave={(rules) => save([...rules])}
        />
      )}
      <ReadingNotices reading={reading} said={saved ? t('outside.rules.saved') : null} />
    </details>
  );
}
