import type { VNode } from 'preact';
import type { PageData, View, Viewer } from '../../../src/api/page.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { Button } from '../button/Button.tsx';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';

interface Props {
  readonly viewer: Viewer;
  /** The side this page is seen from; null for a page that is none of them. */
  readonly current: View | null;
}

/**
 * The other sides from which somebody may look at the activity, one button each; nothing for most people.
 * Criteria: each button names what it opens; what goes wrong is announced beside it.
 */
export function ViewSwitch({ viewer, current }: Props): VNode | null {
  const { t } = useText();
  const { api, takeOver } = useSession();
  const request = useRequest();
  const others = (viewer.views ?? []).filter((view) => view !== current);
  if (others.length === 0) return null;
  const open = (view: View) => request.run(() => api.post<PageData>('/api/view', { view }), takeOver);
  return (
    <>
      {others.map((view) => (
        <Button key={view} look="quiet" icon="person" busy={request.busy} onClick={() => open(view)}>
          {t(`view.${view}`)}
        </Button>
      ))}
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
    </>
  );
}
