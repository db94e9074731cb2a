import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Pages } from '../../../src/api/page.ts';
import { Button } from '../../components/button/Button.tsx';
import { personName } from '../../components/class-table/personName.ts';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { LearnerPanel } from '../../components/learner-detail/LearnerPanel.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { ViewSwitch } from '../../components/view-switch/ViewSwitch.tsx';
import { useText } from '../../runtime/text.ts';
import { useRetold } from '../../runtime/useRetold.ts';

/** One learner's work, opened from the gradebook: by the instructor, by a mentor, or by the learner. Read only. */
export function ReviewPage(props: { data: Pages['review'] }): VNode {
  const data = useRetold('review', props.data);
  const text = useText();
  const { t } = text;
  const [settings, setSettings] = useState(false);
  const { detail, activity, own } = data;
  const name = personName(text, data);
  return (
    <div class="page">
      <Masthead title={activity.title}>
        <ViewSwitch viewer={data.viewer} current={null} />
        <Button look="quiet" icon="gear" onClick={() => setSettings(true)}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main main--wide" id="main">
        <section aria-labelledby="review-title">
          <h2 id="review-title">{own ? t('review.own') : t('review.title', { name })}</h2>
          {detail === null ? (
            <div class="card empty">
              <p>{own ? t('review.nothingOwn') : t('review.nothing', { name })}</p>
            </div>
          ) : (
            <LearnerPanel detail={detail} delayHours={activity.delayHours} own={own} />
          )}
        </section>
      </main>
      <Dialog id="settings" title={t('settings.title')} open={settings} onClose={() => setSettings(false)}>
        <SettingsForm />
      </Dialog>
    </div>
  );
}
