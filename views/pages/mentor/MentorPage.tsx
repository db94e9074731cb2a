import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { LearnerDetail } from '../../../src/api/class.ts';
import type { MentorOverview } from '../../../src/api/mentor.ts';
import type { Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { personName } from '../../components/class-table/personName.ts';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { LearnerPanel } from '../../components/learner-detail/LearnerPanel.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { Mentees, openerOf } from '../../components/mentees/Mentees.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { ViewSwitch } from '../../components/view-switch/ViewSwitch.tsx';
import { useSession } from '../../runtime/session.ts';
import { useText } from '../../runtime/text.ts';
import { useLanguageChange } from '../../runtime/useLanguageChange.ts';
import { type RequestState, useRequest } from '../../runtime/useRequest.ts';

/** What a mentor sees: how the learners named to them stand, and the work of each. Nothing can be changed here. */
export function MentorPage({ data }: { data: Pages['mentor'] }): VNode {
  const { t } = useText();
  const { api } = useSession();
  const request = useRequest();
  const [overview, set] = useState<MentorOverview>(data.overview);
  const [learner, open] = useState<LearnerDetail | null>(null);
  const [read, setRead] = useState<string | null>(null);
  const [settings, setSettings] = useState(false);
  const path = (id: string) => `/api/mentor/${encodeURIComponent(id)}`;
  const refresh = () => request.read(() => api.get<MentorOverview>('/api/mentor'), set);
  const openWork = (id: string) => request.run(() => api.get<LearnerDetail>(path(id)), open);
  useLanguageChange(() => {
    if (learner !== null) openWork(learner.learner);
    refresh();
  });
  return (
    <div class="page">
      <Masthead title={overview.activity.title}>
        <ViewSwitch viewer={data.viewer} current="mentor" />
        <Button look="quiet" icon="gear" onClick={() => setSettings(true)}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main main--wide" id="main">
        {request.problem ? (
          <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
        ) : null}
        {learner === null ? (
          <Overview
            overview={overview}
            request={request}
            read={read}
            onRefresh={refresh}
            onOpen={(id) => {
              setRead(id);
              openWork(id);
            }}
          />
        ) : (
          <Work detail={learner} delayHours={overview.activity.delayHours} onClose={() => open(null)} />
        )}
      </main>
      <Dialog id="settings" title={t('settings.title')} open={settings} onClose={() => setSettings(false)}>
        <SettingsForm />
      </Dialog>
    </div>
  );
}

interface OverviewProps {
  readonly overview: MentorOverview;
  readonly request: RequestState;
  /** Whose work was open last: the focus comes back to the button that opened it. */
  readonly read: string | null;
  readonly onRefresh: () => void;
  readonly onOpen: (learner: string) => void;
}

function Overview({ overview, request, read, onRefresh, onOpen }: OverviewProps): VNode {
  const text = useText();
  useEffect(() => {
    if (read !== null) document.getElementById(openerOf(read))?.focus();
  }, []);
  return (
    <section aria-labelledby="mentees-title">
      <div class="section-head">
        <h2 id="mentees-title">{text.t('mentor.title')}</h2>
        <p class="hint-line">
          {text.t('class.updated', { time: text.moment(overview.updatedAt) })}{' '}
          <Button look="quiet" icon="refresh" busy={request.busy} onClick={onRefresh}>
            {text.t('class.refresh')}
          </Button>
        </p>
      </div>
      {overview.people.length === 0 ? (
        <div class="card empty">
          <h3>{text.t('mentor.nobody')}</h3>
          <p>{text.t('mentor.nobodyHow')}</p>
        </div>
      ) : (
        <>
          <p class="lead">{text.t('mentor.intro')}</p>
          <Mentees overview={overview} busy={request.busy} onOpen={onOpen} />
        </>
      )}
    </section>
  );
}

interface WorkProps {
  readonly detail: LearnerDetail;
  readonly delayHours: number;
  readonly onClose: () => void;
}

/** One learner's work in place of the list, with the way back. */
function Work({ detail, delayHours, onClose }: WorkProps): VNode {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="learner-title">
      <Button look="quiet" onClick={onClose}>
        {text.t('mentor.back')}
      </Button>
      <h2 id="learner-title" tabIndex={-1} ref={heading}>
        {personName(text, detail)}
      </h2>
      <LearnerPanel detail={detail} delayHours={delayHours} />
    </section>
  );
}
