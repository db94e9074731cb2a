import { useState } from 'preact/hooks';
import type { ClassOverview, ClassRow, DifferingGrade } from '../../../src/api/class.ts';
import type { PageData, Pages } from '../../../src/api/page.ts';
import { FIRST_VIEW, type TableView } from '../../components/class-table/sortRows.ts';
import { saveFile } from '../../runtime/saveFile.ts';
import { useSession } from '../../runtime/session.ts';
import { useLanguageChange } from '../../runtime/useLanguageChange.ts';
import { useRequest } from '../../runtime/useRequest.ts';
import type { Acting, Said } from './acting.ts';
import { resend } from './resend.ts';
import { useActivity } from './useActivity.ts';
import { useLearner } from './useLearner.ts';

/** Parts of the class page, in their order. */
export const CLASS_TABS = ['overview', 'grades', 'questions', 'settings', 'experiment'] as const;
type ClassTab = (typeof CLASS_TABS)[number];

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
  const looking = useLearner(api, request, refresh);
  const language = useLanguageChange(() => (looking.learner === null ? refresh() : looking.reread()));
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
    /** The language the tool knows of, in which it tells what it is asked for. */
    language,
    ...looking,
    ...useActivity(acting, data),
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
