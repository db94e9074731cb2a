import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { GradeLine } from '../../components/grade-line/GradeLine.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { MyData } from '../../components/my-data/MyData.tsx';
import { PlacementPanel } from '../../components/placement/PlacementPanel.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { Progress } from '../../components/progress/Progress.tsx';
import { RestNotice } from '../../components/rest/RestNotice.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { CheckNotice } from '../../components/skill-check/CheckNotice.tsx';
import { SkillsView } from '../../components/skills/SkillsView.tsx';
import { Summary } from '../../components/summary/Summary.tsx';
import { Tabs } from '../../components/tabs/Tabs.tsx';
import { UnsentNotice } from '../../components/unsent/UnsentNotice.tsx';
import { ViewSwitch } from '../../components/view-switch/ViewSwitch.tsx';
import { useSettings } from '../../runtime/settings.ts';
import { useText } from '../../runtime/text.ts';
import { useOnline } from '../../runtime/useOnline.ts';
import { extraTimeOf } from './extraTime.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { type Practice, usePractice } from './usePractice.ts';

const VIEWS = ['practice', 'skills'] as const;

/** Practice of one activity: the question, what an answer brings, the skills, the summary. */
export function PracticePage({ data }: { data: Pages['practice'] }): VNode {
  const practice = usePractice(data);
  const { t } = useText();
  const [dialog, open] = useState<'settings' | 'keys' | 'mine' | null>(null);
  const close = () => open(null);
  return (
    <div class="page">
      <Masthead title={data.activity.title}>
        <ViewSwitch viewer={data.viewer} current={data.viewer.preview ? null : 'learner'} />
        <span class="where-wide">
          <Button look="quiet" icon="keys" onClick={() => open('keys')}>
            {t('keys.button')}
          </Button>
        </span>
        <Button look="quiet" icon="gear" onClick={() => open('settings')}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main main--reading" id="main">
        <Notices data={data} practice={practice} />
        {practice.state.turn.sitting.finished && practice.view === 'summary' ? null : (
          <Views practice={practice} />
        )}
        <Content data={data} practice={practice} />
      </main>
      <Dialog id="settings" title={t('settings.title')} open={dialog === 'settings'} onClose={close}>
        <SettingsForm reviews={data.reviews} given={practice.state.turn.given} />
        <Button look="quiet" icon="person" onClick={() => open('mine')}>
          {t('mine.button')}
        </Button>
      </Dialog>
      <Dialog id="mine" title={t('mine.title')} open={dialog === 'mine'} onClose={close}>
        <MyData />
      </Dialog>
      <Dialog id="keys" title={t('keys.title')} open={dialog === 'keys'} onClose={close}>
        <KeysHelp />
      </Dialog>
    </div>
  );
}

function Notices({ data, practice }: { data: Pages['practice']; practice: Practice }): VNode {
  const { t } = useText();
  const online = useOnline();
  const { settings } = useSettings();
  const { request, resending } = practice;
  const factor = extraTimeOf(settings, practice.state.turn);
  return (
    <>
      {data.viewer.preview ? <p class="notice">{t('practice.preview')}</p> : null}
      {online ? null : (
        <p class="notice" role="status">
          {t('practice.offline')}
        </p>
      )}
      {factor > 1 ? <p class="visually-hidden">{t('practice.extraTime', { factor })}</p> : null}
      {request.sendNow === null ? null : <UnsentNotice onSend={request.sendNow} />}
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      {resending.problem ? <ProblemNotice problem={resending.problem} onDismiss={resending.dismiss} /> : null}
      <div class={request.slow ? 'working working--on' : 'working'} role="status">
        {request.slow ? <span class="visually-hidden">{t('common.working')}</span> : null}
      </div>
    </>
  );
}

function Views({ practice }: { practice: Practice }): VNode {
  const { t } = useText();
  return (
    <Tabs
      label={t('practice.views')}
      tabs={VIEWS.map((id) => ({ id, title: t(`practice.view.${id}`) }))}
      shown={practice.view}
      onOpen={practice.show}
    />
  );
}

/** What stands beside the question: finding out where one stands, and advice to rest. */
function Beside({ practice }: { practice: Practice }): VNode {
  const { shown, turn } = practice.state;
  const { placement, rest, sitting, skills } = turn;
  const { busy } = practice.request;
  return (
    <>
      {shown === null ? null : <CheckNotice skills={skills} asked={shown.skill.id} />}
      {placement === null ? null : (
        <PlacementPanel placement={placement} busy={busy} onChoose={practice.place} />
      )}
      {rest === null ? null : (
        <RestNotice
          rest={rest}
          answered={sitting.answered}
          busy={busy}
          onStop={practice.finish}
          onMix={practice.mix}
        />
      )}
    </>
  );
}

function Content({ data, practice }: { data: Pages['practice']; practice: Practice }): VNode {
  const { turn } = practice.state;
  const grade = <GradeLine grade={turn.grade} busy={practice.resending.busy} onResend={practice.resend} />;
  if (practice.view === 'skills') {
    return (
      <SkillsView
        skills={turn.skills}
        goal={practice.goal}
        delayHours={data.activity.delayHours}
        onPractise={(skill) => practice.choose({ kind: 'skill', skill })}
        onGoal={practice.setGoal}
        onDispute={practice.dispute}
      />
    );
  }
  if (practice.view === 'summary' || practice.state.shown === null) {
    return (
      <Summary
        turn={turn}
        onResume={practice.resume}
        busy={practice.request.busy}
        arrived={practice.state.card > 0}
        onSkills={() => practice.show('skills')}
      >
        {grade}
      </Summary>
    );
  }
  return (
    <>
      <div class="standing">
        <Progress skills={turn.skills} />
        {grade}
      </div>
      <Beside practice={practice} />
      <QuestionCard practice={practice} serving={practice.state.shown} />
    </>
  );
}
