import { useState } from 'preact/hooks';
import type { ActivityRequest } from '../../../src/api/activity.ts';
import type { ClassOverview, ClassRow, DifferingGrade } from '../../../src/api/class.ts';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { FIRST_VIEW, type TableView } from '../../components/class-table/sortRows.ts';
import type { Api } from '../../runtime/api.ts';
import { saveFile } from '../../runtime/saveFile.ts';
import { useSession } from '../../runtime/session.ts';
import { type RequestState, useRequest } from '../../runtime/useRequest.ts';
import { useLearner } from './useLearner.ts';

/** Parts of the class page, in their order. */
export const CLASS_TABS = ['overview', 'grades', 'questions', 'settings', 'experiment'] as const;
type ClassTab = (typeof CLASS_TABS)[number];

/** What an act came to, in a word. */
type Said = 'resent' | 'nothing' | 'saved';

/** Everything the class page shows and does. */
export type ClassState = ReturnType<typeof useClass>;

/** State of the class page and the requests it makes. */
export function useClass(data: Pages['class']) {
  const { api, takeOver } = useSession();
  const request = useRequest();
  const [overview, setOverview] = useState<ClassOverview>(data.overview);
  const [tab, setTab] = useState<ClassTab>('overview');
  const [view, setView] = useState<TableView>(FIRST_VIEW);
  const [said, say] = useState<Said | null>(null);
  const refresh = () => request.read(() => api.get<ClassOverview>('/api/class'), setOverview);
  const acting: Acting = { api, request, say, refresh };
  const takes = (path: string) => () => request.run(() => api.post<PageData>(path, {}), takeOver);

  return {
    request,
    overview,
    tab,
    view,
    setView,
    said,
    refresh,
    openTab: (next: ClassTab) => {
      say(null);
      setTab(next);
    },
    ...useLearner(api, request, refresh),
    ...useSettings(acting, data.activity),
    resendAll: () => resend(acting, { learner: null }),
    /** Sends one learner's grade to one column, in the place of what the gradebook shows there. */
    resend: ({ learner, link }: ClassRow | DifferingGrade) =>
      resend(acting, link === null ? { learner } : { learner, link }),
    download: () =>
      request.run(
        () => api.file('/api/class.csv'),
        (file) => saveFile(file, `${overview.activity.title}.csv`),
      ),
    separate: takes('/api/class/separate'),
    viewAsStudent: takes('/api/view-as-student'),
  };
}

/** What an act on the class needs: the way there, what it came to, and the class as it stands after it. */
interface Acting {
  readonly api: Api;
  readonly request: RequestState;
  readonly say: (said: Said | null) => void;
  readonly refresh: () => void;
}

/** Whose grade is sent again: null means all that did not arrive; to one link's column, also one that the gradebook has. */
interface Resending {
  readonly learner: string | null;
  readonly link?: string;
}

function resend({ api, request, say, refresh }: Acting, whose: Resending): void {
  say(null);
  request.run(
    () => api.post<{ readonly count: number }>('/api/class/grades/resend', whose),
    ({ count }) => {
      say(count > 0 ? 'resent' : 'nothing');
      refresh();
    },
  );
}

/** The activity's settings, and changing them. */
function useSettings({ api, request, say, refresh }: Acting, start: ActivityRequest) {
  const [activity, setActivity] = useState(start);
  return {
    activity,
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
  };
}
