import { useState } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import type { ClassOverview, LearnerDetail } from '../../../src/api/class.ts';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { FIRST_VIEW, type TableView } from '../../components/class-table/sortRows.ts';
import type { Override } from '../../components/learner-detail/OverrideForm.tsx';
import { saveFile } from '../../runtime/saveFile.ts';
import { useSession } from '../../runtime/session.ts';
import { useRequest } from '../../runtime/useRequest.ts';

type ClassTab = 'overview' | 'grades' | 'questions' | 'settings' | 'experiment';

/** Everything the class page shows and does. */
export type ClassState = ReturnType<typeof useClass>;

/** State of the class page and the requests it makes. */
export function useClass(data: Pages['class']) {
  const { api, takeOver } = useSession();
  const request = useRequest();
  const [overview, setOverview] = useState<ClassOverview>(data.overview);
  const [activity, setActivity] = useState<ActivityRequest>(data.activity);
  const [tab, setTab] = useState<ClassTab>('overview');
  const [view, setView] = useState<TableView>(FIRST_VIEW);
  const [learner, setLearner] = useState<LearnerDetail | null>(null);
  const [said, say] = useState<'resent' | 'nothing' | 'saved' | null>(null);
  const refresh = () => request.read(() => api.get<ClassOverview>('/api/class'), setOverview);
  const path = (id: string) => `/api/class/${encodeURIComponent(id)}`;

  return {
    overview,
    activity,
    tab,
    view,
    setView,
    learner,
    said,
    request,
    refresh,
    say,
    openTab: (next: ClassTab) => {
      say(null);
      setTab(next);
    },
    openLearner: (id: string) => request.run(() => api.get<LearnerDetail>(path(id)), setLearner),
    closeLearner: () => setLearner(null),
    resend: (id: string | null) => {
      say(null);
      request.run(
        () => api.post<{ readonly count: number }>('/api/class/grades/resend', { learner: id }),
        ({ count }) => {
          say(count > 0 ? 'resent' : 'nothing');
          refresh();
        },
      );
    },
    override: (id: string, override: Override, done: () => void) => {
      const body = { ...override, id: crypto.randomUUID() };
      request.run(
        () => api.post<unknown>(`${path(id)}/override`, body),
        () => {
          done();
          request.run(() => api.get<LearnerDetail>(path(id)), setLearner);
        },
      );
    },
    takeBack: (id: string, event: string) =>
      request.run(() => api.post<LearnerDetail>(`${path(id)}/withdraw`, { event }), setLearner),
    change: (next: ActivityRequest) => {
      say(null);
      request.run(
        () => api.put<unknown>('/api/activity', next),
        () => {
          setActivity(next);
          say('saved');
          refresh();
        },
      );
    },
    /** Settings that came about without the form. */
    settled: (part: Partial<ActivityRequest>) => setActivity((old) => ({ ...old, ...part })),
    download: () =>
      request.run(
        () => api.file('/api/class.csv'),
        (file) => saveFile(file, `${overview.activity.title}.csv`),
      ),
    separate: () => request.run(() => api.post<PageData>('/api/class/separate', {}), takeOver),
    viewAsStudent: () => request.run(() => api.post<PageData>('/api/view-as-student', {}), takeOver),
  };
}
