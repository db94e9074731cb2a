import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PickerResult } from '../../../src/api/activity.ts';
import type { Pages } from '../../../src/api/page.ts';
import { ActivityForm } from '../../components/activity-form/ActivityForm.tsx';
import type { Draft } from '../../components/activity-form/draft.ts';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { PreviewPane } from '../../components/preview-pane/PreviewPane.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import { usePreview } from './usePreview.ts';

/** Choosing what to practise: pack, skills, when it is mastered, how it is graded; with a question to look at. */
export function PickerPage({ data }: { data: Pages['picker'] }): VNode {
  const { t } = useText();
  const { api } = useSession();
  const request = useRequest();
  const preview = usePreview(data.packs);
  const [result, setResult] = useState<PickerResult | null>(null);
  const [settings, setSettings] = useState(false);
  const first = data.packs[0];
  const start: Draft = { ...data.start, title: first?.title ?? '', pack: first?.id ?? '', skills: [] };
  const submit = (draft: Draft) =>
    request.run(() => api.post<PickerResult>('/api/deep-link', draft), setResult);
  return (
    <div class="page">
      <Masthead title={t('common.title.picker')}>
        <Button look="quiet" icon="gear" onClick={() => setSettings(true)}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main" id="main">
        {result === null ? null : <Finished result={result} />}
        {result !== null ? null : first === undefined ? (
          <p class="notice">{t('picker.noPacks')}</p>
        ) : (
          <div class="with-aside">
            <div>
              <p class="lead">{t('picker.intro')}</p>
              {request.problem ? (
                <ProblemNotice
                  problem={request.problem}
                  onRetry={request.retry}
                  onDismiss={request.dismiss}
                />
              ) : null}
              <ActivityForm
                packs={data.packs}
                start={start}
                acceptsColumn={data.acceptsColumn}
                busy={request.busy}
                submitLabel={t('picker.add')}
                onSubmit={submit}
                onPreview={preview.show}
              />
            </div>
            <div>
              {preview.request.problem ? (
                <ProblemNotice problem={preview.request.problem} onRetry={preview.request.retry} />
              ) : null}
              <PreviewPane
                title={preview.title}
                preview={preview.preview}
                busy={preview.request.busy}
                onAnother={preview.another}
              />
            </div>
          </div>
        )}
      </main>
      <Dialog id="settings" title={t('settings.title')} open={settings} onClose={() => setSettings(false)}>
        <SettingsForm />
      </Dialog>
    </div>
  );
}

/** Sends the signed answer to the platform by a form of its own, as deep linking asks; or says that it is done. */
function Finished({ result }: { result: PickerResult }): VNode {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  if (result.kind === 'saved') {
    return (
      <div class="card" role="status">
        <h2>{t('picker.saved')}</h2>
        <p>{t('picker.savedHow')}</p>
      </div>
    );
  }
  return (
    <form ref={form} class="card" method="post" action={result.action}>
      <input type="hidden" name="JWT" value={result.jwt} />
      <p role="status">{t('picker.sending')}</p>
      <Button look="primary" type="submit">
        {t('picker.continue')}
      </Button>
    </form>
  );
}
