import type { VNode } from 'preact';
import type { PageData } from '../../../src/api/page.ts';
import { createApi } from '../../runtime/api.ts';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { Button } from '../button/Button.tsx';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';

/** The way to the platform's page, for those who administer it beside what they do in the course. */
export function PlatformButton(): VNode | null {
  const { t } = useText();
  const { administration, takeOver } = useSession();
  const { run, busy, problem, retry, dismiss } = useRequest();
  if (administration === null) return null;
  const open = () =>
    run(
      () => createApi(administration).post<PageData>('/api/platform/open', {}),
      (page) => takeOver({ ...page, token: administration }),
    );
  return (
    <>
      <Button look="quiet" icon="map" busy={busy} onClick={open}>
        {t('common.platform')}
      </Button>
      {problem === null ? null : <ProblemNotice problem={problem} onRetry={retry} onDismiss={dismiss} />}
    </>
  );
}
