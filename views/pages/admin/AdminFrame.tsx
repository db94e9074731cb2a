import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../components/button/Button.tsx';
import { ConfirmDialog, type Question } from '../../components/confirm/ConfirmDialog.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { Tabs } from '../../components/tabs/Tabs.tsx';
import { useText } from '../../runtime/text.ts';
import type { RequestState } from '../../runtime/useRequest.ts';
import type { Act } from './ActedCard.tsx';
import { AdminNotices, type Said } from './AdminNotices.tsx';

type AdminTab = 'platforms' | 'platform' | 'grades' | 'codes' | 'records' | 'keys' | 'audit';

/** What every page of administration has: a request under way, what came of it, and the part that is open. */
interface AdminState<T extends AdminTab> {
  readonly request: RequestState;
  readonly said: Said;
  /** What was done last to a platform: it is told on its card instead of at the top. */
  readonly act: Act | null;
  readonly tab: T;
  readonly openTab: (tab: T) => void;
}

interface Props<T extends AdminTab> {
  readonly state: AdminState<T>;
  readonly title: string;
  readonly tabs: readonly T[];
  /** Buttons of the masthead. */
  readonly tools: ComponentChildren;
  /** What the page is for, above its parts. */
  readonly lead?: string;
  /** What is asked before it is done; null asks nothing. */
  readonly question: Question | null;
  /** The question was answered or put away. */
  readonly onAsked: () => void;
  /** The open part. */
  readonly children: ComponentChildren;
}

/** A page of administration: its parts by name, the open one, what came of the last act, and a question before the next. */
export function AdminFrame<T extends AdminTab>(props: Props<T>): VNode {
  const { t } = useText();
  const { state, tabs, lead } = props;
  return (
    <div class="page">
      <Masthead title={props.title}>{props.tools}</Masthead>
      <main class="main main--wide" id="main">
        {lead === undefined ? null : <p>{lead}</p>}
        <div class="tabs-head">
          <Tabs
            label={t('admin.tabs')}
            tabs={tabs.map((id) => ({ id, title: t(`admin.tab.${id}`) }))}
            shown={state.tab}
            onOpen={state.openTab}
          />
          <p class="tabs-head__now">
            <Button
              look="quiet"
              icon="refresh"
              busy={state.request.busy}
              onClick={() => state.openTab(state.tab)}
            >
              {t('class.refresh')}
            </Button>
          </p>
        </div>
        {state.act === null ? <AdminNotices request={state.request} said={state.said} stays /> : null}
        <section aria-labelledby="tab-title">
          <h2 id="tab-title" class="visually-hidden">
            {t(`admin.tab.${state.tab}`)}
          </h2>
          {props.children}
        </section>
      </main>
      <ConfirmDialog question={props.question} onClose={props.onAsked} />
    </div>
  );
}
