import type { VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import { ActivityForm } from '../../components/activity-form/ActivityForm.tsx';
import { useText } from '../../runtime/text.ts';
import { TrySection } from '../picker/TrySection.tsx';
import { OutsidePanel } from './OutsidePanel.tsx';
import { presentPack } from './presentPack.ts';
import { Separate } from './Separate.tsx';
import type { ClassState } from './useClass.ts';

interface Props {
  readonly state: ClassState;
  /** Null where the packs did not come with the page. */
  readonly packs: readonly PickerPack[] | null;
}

/** The activity's settings, what else counts in it, and how it begins afresh. */
export function SettingsPart({ state, packs }: Props): VNode {
  const { t } = useText();
  const offered = packs ?? [presentPack(state.overview, state.activity.pack)];
  const graded = state.overview.rows.filter(({ grade }) => grade.value !== null).length;
  return (
    <section aria-labelledby="tab-title">
      <h2 id="tab-title" class="visually-hidden">
        {t('class.tab.settings')}
      </h2>
      {state.comparing ? (
        <p class="notice">{t('class.comparing')}</p>
      ) : (
        <p>{t('class.settingsHint', { count: graded })}</p>
      )}
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
      <Separate busy={state.request.busy} onSeparate={state.separate} />
    </section>
  );
}
