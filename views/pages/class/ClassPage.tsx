import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { ClassActions } from '../../components/class-actions/ClassActions.tsx';
import { ClassGlance } from '../../components/class-glance/ClassGlance.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { PreviewDialog } from '../../components/preview-pane/PreviewDialog.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { ViewSwitch } from '../../components/view-switch/ViewSwitch.tsx';
import { useText } from '../../runtime/text.ts';
import { useRetold } from '../../runtime/useRetold.ts';
import { useReveal } from '../../runtime/useReveal.ts';
import { usePreview } from '../picker/usePreview.ts';
import { ClassTabs } from './ClassTabs.tsx';
import { CopyDialog } from './CopyDialog.tsx';
import { LearnerView } from './LearnerView.tsx';
import { OriginNotice } from './OriginNotice.tsx';
import { presentPack } from './presentPack.ts';
import { type ClassState, useClass } from './useClass.ts';
import { useGroup } from './useGroup.ts';

/** What an instructor sees first: what to act on, then the class, its grades and the activity's settings. */
export function ClassPage(props: { data: Pages['class'] }): VNode {
  const data = useRetold('class', props.data);
  const state = useClass(data);
  const { t } = useText();
  const [settings, setSettings] = useState(false);
  return (
    <div class="page">
      <Masthead title={state.overview.activity.title}>
        <ViewSwitch viewer={data.viewer} current="instructor" />
        <Button look="quiet" icon="person" busy={state.request.busy} onClick={state.viewAsStudent}>
          {t('class.asStudent')}
        </Button>
        <Button look="quiet" icon="gear" onClick={() => setSettings(true)}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main main--wide" id="main">
        <Notices state={state} />
        {data.viewer.preview ? <p class="notice">{t('class.acting')}</p> : null}
        <OriginNotice data={data} state={state} />
        {state.learner === null ? <Overview state={state} data={data} /> : <LearnerView state={state} />}
      </main>
      <Dialog id="settings" title={t('settings.title')} open={settings} onClose={() => setSettings(false)}>
        <SettingsForm />
      </Dialog>
    </div>
  );
}

function Notices({ state }: { state: ClassState }): VNode {
  const { t } = useText();
  const { request } = state;
  // That the settings are saved is said beside their button.
  const said = state.said === 'saved' ? null : state.said;
  const box = useReveal([request.problem, said]);
  return (
    <div class="notices notices--stay" ref={box}>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      <div class={request.slow ? 'working working--on' : 'working'} role="status">
        {request.slow ? <span class="visually-hidden">{t('common.working')}</span> : null}
      </div>
      <div role="status">
        {said === null ? null : <p class="notice notice--calm">{t(`class.said.${said}`)}</p>}
      </div>
    </div>
  );
}

function Overview({ state, data }: { state: ClassState; data: Pages['class'] }): VNode {
  const text = useText();
  const [copied, copy] = useState<string | null>(null);
  const { overview } = state;
  const [looking, look] = useState(false);
  const showGroup = useGroup(state);
  const preview = usePreview(data.packs ?? [presentPack(overview, state.activity.pack)]);
  const doors = {
    openLearner: state.openLearner,
    copy,
    resendAll: state.resendAll,
    replace: state.resend,
    openGrades: () => state.openTab('grades'),
    showGroup,
    preview: (skill: string) => {
      preview.show(state.activity.pack, skill);
      look(true);
    },
  };
  const titleOf = (id: string) => overview.skills.find((skill) => skill.id === id)?.title ?? id;
  return (
    <>
      <ClassTabs state={state} packs={data.packs ?? null}>
        {overview.rows.length === 0 ? null : <ClassGlance overview={overview} />}
        <section aria-labelledby="actions-title">
          <h2 id="actions-title">{text.t('class.actions')}</h2>
          <ClassActions
            actions={overview.actions}
            doors={doors}
            titleOf={titleOf}
            busy={state.request.busy}
          />
        </section>
      </ClassTabs>
      <CopyDialog text={copied} onClose={() => copy(null)} />
      <PreviewDialog
        title={text.t('class.preview.title')}
        previewing={preview}
        open={looking}
        onClose={() => look(false)}
      />
    </>
  );
}
