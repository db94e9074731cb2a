import type { ComponentChildren, VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import { Button } from '../../components/button/Button.tsx';
import { Tabs } from '../../components/tabs/Tabs.tsx';
import { useText } from '../../runtime/text.ts';
import { ClassPart } from './ClassPart.tsx';
import { ExperimentPanel } from './ExperimentPanel.tsx';
import { GradesPart } from './GradesPart.tsx';
import { QuestionsPanel } from './QuestionsPanel.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { CLASS_TABS, type ClassState } from './useClass.ts';

interface Props {
  readonly state: ClassState;
  readonly packs: readonly PickerPack[] | null;
  /** What stands above the class. */
  readonly children: ComponentChildren;
}

/** Parts that show the class as it was read last; the others read for themselves. */
const OF_THE_CLASS: ReadonlySet<ClassState['tab']> = new Set(['overview', 'grades']);

/** The class, its grades, the activity's settings: one at a time. */
export function ClassTabs(props: Props): VNode {
  const { state } = props;
  const { t } = useText();
  return (
    <>
      <div class="tabs-head">
        <Tabs
          label={t('class.tabs')}
          tabs={CLASS_TABS.map((id) => ({ id, title: t(`class.tab.${id}`) }))}
          shown={state.tab}
          onOpen={state.openTab}
        />
        {OF_THE_CLASS.has(state.tab) ? <Updated state={state} /> : null}
      </div>
      <Part {...props} />
    </>
  );
}

/** How old what is shown is, and a newer state of it. */
function Updated({ state }: { state: ClassState }): VNode {
  const { t, moment } = useText();
  return (
    <p class="hint-line tabs-head__now">
      {t('class.updated', { time: moment(state.overview.updatedAt) })}{' '}
      <Button look="quiet" icon="refresh" busy={state.request.busy} onClick={state.refresh}>
        {t('class.refresh')}
      </Button>
    </p>
  );
}

function Part({ state, packs, children }: Props): VNode {
  switch (state.tab) {
    case 'overview':
      return (
        <>
          {children}
          <ClassPart state={state} />
        </>
      );
    case 'grades':
      return <GradesPart state={state} />;
    case 'questions':
      // In another language it is read anew.
      return <QuestionsPanel key={state.language} />;
    case 'settings':
      return <SettingsPart state={state} packs={packs} />;
    case 'experiment':
      return (
        <ExperimentPanel activity={state.activity} onSettled={state.settled} onCompare={state.compare} />
      );
  }
}
