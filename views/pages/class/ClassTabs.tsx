import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PickerPack } from '../../../src/api/activity.ts';
import { ActivityForm } from '../../components/activity-form/ActivityForm.tsx';
import { Button } from '../../components/button/Button.tsx';
import { ClassTable } from '../../components/class-table/ClassTable.tsx';
import { personName } from '../../components/class-table/personName.ts';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { GradeTable } from '../../components/grade-table/GradeTable.tsx';
import { SkillBars } from '../../components/skill-bars/SkillBars.tsx';
import { useText } from '../../runtime/text.ts';
import { TrySection } from '../picker/TrySection.tsx';
import { ExperimentPanel } from './ExperimentPanel.tsx';
import { GradeComparison } from './GradeComparison.tsx';
import { OutsidePanel } from './OutsidePanel.tsx';
import { presentPack } from './presentPack.ts';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import type { ClassState } from './useClass.ts';

const TABS = ['overview', 'grades', 'questions', 'settings', 'experiment'] as const;

interface Props {
  readonly state: ClassState;
  readonly packs: readonly PickerPack[] | null;
  /** What stands above the class. */
  readonly children: ComponentChildren;
}

/** The class, its grades, the activity's settings: one at a time. */
export function ClassTabs({ state, packs, children }: Props): VNode {
  const text = useText();
  const { t } = text;
  const offered = packs ?? [presentPack(state.overview, state.activity.pack)];
  const graded = state.overview.rows.filter(({ grade }) => grade.value !== null).length;
  return (
    <>
      <div class="tabs-head">
        <nav class="tabs" aria-label={t('class.tabs')}>
          {TABS.map((tab) => (
            <button
              key={tab}
              type="button"
              class="tab"
              data-tab={tab}
              aria-current={state.tab === tab ? 'page' : undefined}
              onClick={() => state.openTab(tab)}
            >
              {t(`class.tab.${tab}`)}
            </button>
          ))}
        </nav>
        <p class="hint-line tabs-head__now">
          {t('class.updated', { time: text.moment(state.overview.updatedAt) })}{' '}
          <Button look="quiet" icon="refresh" busy={state.request.busy} onClick={state.refresh}>
            {t('class.refresh')}
          </Button>
        </p>
      </div>
      {state.tab === 'overview' ? (
        <>
          {children}
          <Table state={state} />
        </>
      ) : null}
      {state.tab === 'grades' ? (
        <section aria-labelledby="tab-title">
          <h2 id="tab-title" class="visually-hidden">
            {t('class.tab.grades')}
          </h2>
          <GradeTable overview={state.overview} busy={state.request.busy} onResend={state.resend} />
          <GradeComparison />
        </section>
      ) : null}
      {state.tab === 'questions' ? <QuestionsPanel /> : null}
      {state.tab === 'settings' ? (
        <section aria-labelledby="tab-title">
          <h2 id="tab-title" class="visually-hidden">
            {t('class.tab.settings')}
          </h2>
          <p>{t('class.settingsHint', { count: graded })}</p>
          <ActivityForm
            packs={offered}
            start={state.activity}
            acceptsColumn={false}
            busy={state.request.busy}
            submitLabel={t('class.save')}
            said={state.said === 'saved' ? t('class.said.saved') : null}
            onSubmit={state.change}
            outlook={(draft) => <TrySection draft={draft} packs={offered} />}
          />
          <OutsidePanel skills={state.overview.skills} />
          <Separate state={state} />
        </section>
      ) : null}
      {state.tab === 'experiment' ? (
        <ExperimentPanel activity={state.activity} onSettled={state.settled} />
      ) : null}
    </>
  );
}

/** A new term at the same link: asked once more, because the class starts empty. */
function Separate({ state }: { state: ClassState }): VNode {
  const { t } = useText();
  const [asking, ask] = useState(false);
  return (
    <section class="card" aria-labelledby="separate-title">
      <h3 id="separate-title">{t('class.separate.title')}</h3>
      <p>{t('class.separate.body')}</p>
      <Button onClick={() => ask(true)}>{t('class.separate.button')}</Button>
      <Dialog id="separate" title={t('class.separate.sure')} open={asking} onClose={() => ask(false)}>
        <p>{t('class.separate.effect')}</p>
        <div class="card__actions">
          <Button look="primary" busy={state.request.busy} onClick={state.separate}>
            {t('class.separate.button')}
          </Button>
          <Button look="quiet" onClick={() => ask(false)}>
            {t('class.separate.not')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

/** The platform's test users who have tried the activity; not there when nobody has. */
function Testers({ state }: { state: ClassState }): VNode | null {
  const text = useText();
  const { testers = [] } = state.overview;
  if (testers.length === 0) return null;
  return (
    <section class="card" aria-labelledby="testers-title">
      <h3 id="testers-title">{text.t('class.testers')}</h3>
      <p>{text.t('class.testersHow')}</p>
      <ul class="plain-list">
        {testers.map((tester) => (
          <li key={tester.learner}>
            <Button look="quiet" busy={state.request.busy} onClick={() => state.openLearner(tester.learner)}>
              {text.t('class.tester', { name: personName(text, tester), answered: tester.answered })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Table({ state }: { state: ClassState }): VNode {
  const { t } = useText();
  const { overview } = state;
  if (overview.rows.length === 0) {
    return (
      <section class="card empty" aria-labelledby="tab-title">
        <h2 id="tab-title">{t('class.empty')}</h2>
        <p>{t('class.emptyHow')}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="tab-title">
      <div class="section-head">
        <h2 id="tab-title" tabIndex={-1}>
          {t('class.learners')}
        </h2>
        <Button icon="down" busy={state.request.busy} onClick={state.download}>
          {t('class.csv')}
        </Button>
      </div>
      {overview.roster === 'unknown' ? <p class="notice">{t('class.noRoster')}</p> : null}
      <ClassTable overview={overview} view={state.view} onView={state.setView} onOpen={state.openLearner} />
      {overview.left ? <p class="hint-line">{t('class.left', { count: overview.left })}</p> : null}
      {overview.erased?.people ? <p class="hint-line">{t('class.erased', overview.erased)}</p> : null}
      <Testers state={state} />
      <h2>{t('class.bars')}</h2>
      <SkillBars overview={overview} />
    </section>
  );
}
