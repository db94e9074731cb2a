import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PickerPack } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { type Draft, faultsOf } from './draft.ts';
import { FaultSummary } from './FaultSummary.tsx';
import { PackCards } from './PackCards.tsx';
import { PracticeFields } from './PracticeFields.tsx';
import { RuleFields } from './RuleFields.tsx';
import { SkillChoice } from './SkillChoice.tsx';

interface Props {
  readonly packs: readonly PickerPack[];
  readonly start: Draft;
  readonly acceptsColumn: boolean;
  readonly busy: boolean;
  readonly submitLabel: string;
  /** What came of sending it, in a sentence, said beside the button; null says nothing. */
  readonly said?: string | null;
  /** The button is the page's main one, which it is unless another stands beside the form. */
  readonly primary?: boolean;
  readonly onSubmit: (draft: Draft) => void;
  /** A second thing to do with a draft that is complete. */
  readonly second?: { readonly label: string; readonly onSubmit: (draft: Draft) => void };
  /** More fields, before the buttons. */
  readonly children?: ComponentChildren;
  /** What the draft as it stands would come to. */
  readonly outlook?: (draft: Draft) => ComponentChildren;
  /** Told of the pack and skill to show a question of. */
  readonly onPreview?: (pack: string, skill: string) => void;
}

/**
 * What an instructor decides about an activity, on one screen.
 * Criteria: sections with headings in reading order; faults are listed in a summary that takes the focus and links to
 * the fields, and stand at the fields too; every number is explained in words; one primary action.
 */
export function ActivityForm(props: Props): VNode {
  const { packs } = props;
  const { t } = useText();
  const [draft, set] = useState(props.start);
  const [tried, setTried] = useState(0);
  const change = (part: Partial<Draft>) => set((old) => ({ ...old, ...part }));
  const pack = packs.find(({ id }) => id === draft.pack) ?? packs[0];
  const faults = tried === 0 ? [] : faultsOf(draft);
  const choosePack = (id: string) => {
    const next = packs.find((one) => one.id === id);
    // A title nobody has written follows the pack.
    const own = draft.title.trim() !== '' && draft.title !== pack?.title;
    change({ pack: id, skills: [], ...(own || !next ? {} : { title: next.title }) });
  };
  const finish = (send: (draft: Draft) => void) => {
    setTried(tried + 1);
    if (faultsOf(draft).length === 0 && !props.busy) send({ ...draft, title: draft.title.trim() });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    finish(props.onSubmit);
  };
  const { second } = props;
  return (
    <form class="activity-form" method="dialog" onSubmit={submit} noValidate>
      <FaultSummary faults={faults} tried={tried} />
      <div class="field">
        <label for="activity-title">{t('activity.title')}</label>
        <input
          id="activity-title"
          class="input"
          type="text"
          maxLength={200}
          value={draft.title}
          aria-invalid={faults.includes('title') || undefined}
          aria-describedby={faults.includes('title') ? 'fault-title' : undefined}
          onInput={(event) => change({ title: event.currentTarget.value })}
        />
        {faults.includes('title') ? (
          <p id="fault-title" class="field-error">
            {t('activity.fault.title')}
          </p>
        ) : null}
      </div>
      {packs.length > 1 ? <PackCards packs={packs} chosen={draft.pack} onChoose={choosePack} /> : null}
      {pack ? (
        <SkillChoice
          pack={pack}
          chosen={draft.skills}
          invalid={faults.includes('skills')}
          onChange={(skills) => change({ skills })}
          {...(props.onPreview ? { onPreview: (skill: string) => props.onPreview?.(pack.id, skill) } : {})}
        />
      ) : null}
      <RuleFields draft={draft} acceptsColumn={props.acceptsColumn} onChange={change} />
      <PracticeFields draft={draft} loads={pack?.reviewLoads ?? []} onChange={change} />
      {props.children}
      {props.outlook?.(draft)}
      <div class="card__actions card__actions--sticky">
        <Button look={props.primary === false ? 'secondary' : 'primary'} type="submit" busy={props.busy}>
          {props.submitLabel}
        </Button>
        {second ? <Button onClick={() => finish(second.onSubmit)}>{second.label}</Button> : null}
        <p class="hint-line">{t('activity.chosen', { count: draft.skills.length })}</p>
        <p role="status" class="activity-form__said">
          {props.said}
        </p>
      </div>
    </form>
  );
}
