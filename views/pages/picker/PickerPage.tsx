import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PickerResult } from '../../../src/api/activity.ts';
import type { Pages } from '../../../src/api/page.ts';
import { ActivityForm } from '../../components/activity-form/ActivityForm.tsx';
import type { Draft } from '../../components/activity-form/draft.ts';
import { Button } from '../../components/button/Button.tsx';
import { ChosenList } from '../../components/chosen-list/ChosenList.tsx';
import { Dialog } from '../../components/dialog/Dialog.tsx';
import { SelectField } from '../../components/field/SelectField.tsx';
import { Masthead } from '../../components/masthead/Masthead.tsx';
import { PreviewDialog, type Previewing } from '../../components/preview-pane/PreviewDialog.tsx';
import { PreviewPane } from '../../components/preview-pane/PreviewPane.tsx';
import { ProblemNotice } from '../../components/problem/ProblemNotice.tsx';
import { SettingsForm } from '../../components/settings/SettingsForm.tsx';
import { useText } from '../../runtime/text.ts';
import { useRetold } from '../../runtime/useRetold.ts';
import { TrySection } from './TrySection.tsx';
import { type Picker, usePicker } from './usePicker.ts';
import { usePreview } from './usePreview.ts';

/** Choosing what to practise: pack, skills, when it is mastered, how it is graded; with a question to look at. */
export function PickerPage(props: { data: Pages['picker'] }): VNode {
  const data = useRetold('picker', props.data);
  const { t } = useText();
  const picker = usePicker();
  const [settings, setSettings] = useState(false);
  return (
    <div class="page">
      <Masthead title={t('common.title.picker')}>
        <Button look="quiet" icon="gear" onClick={() => setSettings(true)}>
          {t('settings.button')}
        </Button>
      </Masthead>
      <main class="main" id="main">
        {picker.result === null ? (
          <Choosing data={data} picker={picker} />
        ) : (
          <Finished result={picker.result} />
        )}
      </main>
      <Dialog id="settings" title={t('settings.title')} open={settings} onClose={() => setSettings(false)}>
        <SettingsForm />
      </Dialog>
    </div>
  );
}

interface ChoosingProps {
  readonly data: Pages['picker'];
  readonly picker: Picker;
}

/** Whether there is room for a question beside the form, as the style sheet lays them out. */
function hasAside(): boolean {
  return matchMedia('(width >= 64rem)').matches;
}

/** The form with a question to look at: beside it where there is room, otherwise above the page. */
function Choosing({ data, picker }: ChoosingProps): VNode {
  const { t } = useText();
  const preview = usePreview(data.packs);
  const [above, lift] = useState(false);
  if (data.packs.length === 0) return <p class="notice">{t('picker.noPacks')}</p>;
  const show = (pack: string, skill: string) => {
    preview.show(pack, skill);
    lift(!hasAside());
  };
  return (
    <div class="with-aside">
      <FormColumn data={data} picker={picker} onPreview={show} />
      <div class="with-aside__aside">{above ? null : <Aside preview={preview} />}</div>
      <PreviewDialog
        title={preview.title ?? t('preview.title')}
        previewing={preview}
        open={above}
        onClose={() => lift(false)}
      />
    </div>
  );
}

function Aside({ preview }: { preview: Previewing }): VNode {
  const { problem, retry, busy } = preview.request;
  return (
    <>
      {problem ? <ProblemNotice problem={problem} onRetry={retry} /> : null}
      <PreviewPane title={preview.title} preview={preview.preview} busy={busy} onAnother={preview.another} />
    </>
  );
}

interface FormProps extends ChoosingProps {
  readonly onPreview: (pack: string, skill: string) => void;
}

/** What was chosen already, the form of one more, and the way back. */
function FormColumn({ data, picker, onPreview }: FormProps): VNode {
  const { t } = useText();
  const { request, chosen } = picker;
  return (
    <div>
      {data.tampered ? (
        <p class="notice" role="status">
          {t('picker.tampered')}
        </p>
      ) : null}
      <p class="lead">{t('picker.intro')}</p>
      {request.problem ? (
        <ProblemNotice problem={request.problem} onRetry={request.retry} onDismiss={request.dismiss} />
      ) : null}
      {chosen.length === 0 ? null : (
        <ChosenList
          chosen={chosen}
          busy={request.busy}
          onRemove={picker.remove}
          onSubmit={() => picker.send(chosen)}
        />
      )}
      <Form data={data} picker={picker} onPreview={onPreview} />
      {data.cancellable ? (
        <p>
          <Button look="quiet" busy={request.busy} onClick={() => picker.send([])}>
            {t('picker.cancel')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

/** The form of one activity. Where several may be added, a complete one can be put on a list and another chosen. */
function Form(props: FormProps): VNode {
  const { t } = useText();
  const { data, picker, onPreview } = props;
  const first = data.packs[0];
  const start: Draft = { ...data.start, title: first?.title ?? '', pack: first?.id ?? '', skills: [] };
  const listing = picker.chosen.length > 0;
  const targets = data.targets ?? [];
  return (
    <ActivityForm
      key={picker.round}
      packs={data.packs}
      start={start}
      acceptsColumn={data.acceptsColumn}
      busy={picker.request.busy}
      primary={!listing}
      submitLabel={t(listing ? 'picker.keep' : 'picker.add')}
      onSubmit={listing ? picker.keep : (draft) => picker.send([draft])}
      {...(data.acceptsSeveral && !listing
        ? { second: { label: t('picker.keep'), onSubmit: picker.keep } }
        : {})}
      onPreview={onPreview}
      outlook={(draft) => <TrySection draft={draft} packs={data.packs} />}
    >
      {targets.length < 2 ? null : (
        <div class="fields">
          <SelectField
            id="picker-target"
            label={t('picker.target')}
            value={picker.target ?? ''}
            options={[
              { value: '', label: t('picker.target.any') },
              ...targets.map((target) => ({ value: target as string, label: t(`picker.target.${target}`) })),
            ]}
            onChange={picker.setTarget}
          />
        </div>
      )}
    </ActivityForm>
  );
}

/** Sends the signed answer to the platform by a form of its own, as deep linking asks; or says that it is done. */
function Finished({ result }: { result: PickerResult }): VNode {
  const { t } = useText();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.submit(), []);
  if (result.kind === 'saved') {
    return (
      <div class="card" role="status">
        <h2>{t('picker.saved')}</h2>
        <p>{t('picker.savedHow')}</p>
      </div>
    );
  }
  return (
    <form ref={form} class="card" method="post" action={result.action}>
      <input type="hidden" name="JWT" value={result.jwt} />
      <p role="status">{t('picker.sending')}</p>
      <Button look="primary" type="submit">
        {t('picker.continue')}
      </Button>
    </form>
  );
}
