import type { VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import { ActivityForm } from '../../components/activity-form/ActivityForm.tsx';
import { Button } from '../../components/button/Button.tsx';
import { ClassTable } from '../../components/class-table/ClassTable.tsx';
import { GradeTable } from '../../components/grade-table/GradeTable.tsx';
import { SkillBars } from '../../components/skill-bars/SkillBars.tsx';
import { useText } from '../../runtime/text.ts';
import { presentPack } from './presentPack.ts';
import type { ClassState } from './useClass.ts';

const TABS = ['overview', 'grades', 'settings'] as const;

interface Props {
  readonly state: ClassState;
  readonly packs: readonly PickerPack[] | null;
}

/** The class, its grades, the activity's settings: one at a time. */
export function ClassTabs({ state, packs }: Props): VNode {
  const { t } = useText();
  return (
    <>
      <nav class="tabs" aria-label={t('class.tabs')}>
        {TABS.map((tab) => (
          <button
            key={tab}
            type="button"
            class="tab"
            aria-current={state.tab === tab ? 'page' : undefined}
            onClick={() => state.openTab(tab)}
          >
            {t(`class.tab.${tab}`)}
          </button>
        ))}
      </nav>
      {state.tab === 'overview' ? <Table state={state} /> : null}
      {state.tab === 'grades' ? (
        <section aria-labelledby="tab-title">
          <h2 id="tab-title">{t('class.tab.grades')}</h2>
          <GradeTable overview={state.overview} busy={state.request.busy} onResend={state.resend} />
        </section>
      ) : null}
      {state.tab === 'settings' ? (
        <section aria-labelledby="tab-title">
          <h2 id="tab-title">{t('class.tab.settings')}</h2>
          <p>{t('class.settingsHint')}</p>
          <ActivityForm
            packs={packs ?? [presentPack(state.overview, state.activity.pack)]}
            start={state.activity}
            acceptsColumn={false}
            busy={state.request.busy}
            submitLabel={t('class.save')}
            onSubmit={state.change}
          />
        </section>
      ) : null}
    </>
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
        <h2 id="tab-title">{t('class.tab.overview')}</h2>
        <Button icon="down" busy={state.request.busy} onClick={state.download}>
          {t('class.csv')}
        </Button>
      </div>
      {overview.roster === 'unknown' ? <p class="notice">{t('class.noRoster')}</p> : null}
      <ClassTable overview={overview} onOpen={state.openLearner} />
      <h2>{t('class.bars')}</h2>
      <SkillBars overview={overview} />
    </section>
  );
}
