import type { VNode } from 'preact';
import { Button } from '../../components/button/Button.tsx';
import { ClassTable } from '../../components/class-table/ClassTable.tsx';
import { SkillBars } from '../../components/skill-bars/SkillBars.tsx';
import { useText } from '../../runtime/text.ts';
import { Testers } from './Testers.tsx';
import type { ClassState } from './useClass.ts';

/** Learner by learner and skill by skill, or that nobody has come yet. */
export function ClassPart({ state }: { state: ClassState }): VNode {
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
      <Testers testers={overview.testers ?? []} busy={state.request.busy} onOpen={state.openLearner} />
      <h2>{t('class.bars')}</h2>
      <SkillBars overview={overview} />
    </section>
  );
}
