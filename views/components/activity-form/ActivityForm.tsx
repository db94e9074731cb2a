import type { ComponentChildren, VNode } from 'preact';
import type { PickerPack } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import type { Draft } from './draft.ts';
import { FaultSummary } from './FaultSummary.tsx';
import { PackCards } from './PackCards.tsx';
import { PracticeFields } from './PracticeFields.tsx';
import { RuleFields } from './RuleFields.tsx';
import { SkillChoice } from './SkillChoice.tsx';
import { TitleField } from './TitleField.tsx';
import { useDraft } from './useDraft.ts';

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
  const { packs, onPreview } = props;
  const { draft, pack, tried, faults, change, choosePack, finish } = useDraft(props.start, packs, props.busy);
  const submit = (event: Event) => {
    event.preventDefault();
    finish(props.onSubmit);
  };
  return (
    <form class="activity-form" method="dialog" onSubmit={submit} noValidate>
      <FaultSummary faults={faults} tried={tried} />
      <TitleField
        title={draft.title}
        missing={faults.includes('title')}
        onChange={(title) => change({ title })}
      />
      {packs.length > 1 ? <PackCards packs={packs} chosen={draft.pack} onChoose={choosePack} /> : null}
      {pack ? (
        <SkillChoice
          pack={pack}
          chosen={draft.skills}
          invalid={faults.includes('skills')}
          onChange={(skills) => change({ skills })}
          {...(onPreview ? { onPreview: (skill: string) => onPreview(pack.id, skill) } : {})}
        />
      ) : null}
      <RuleFields draft={draft} acceptsColumn={props.acceptsColumn} onChange={change} />
      <PracticeFields draft={draft} loads={pack?.reviewLoads ?? []} onChange={change} />
      {props.children}
      {props.outlook?.(draft)}
      <Ends {...props} chosen={draft.skills.length} finish={finish} />
    </form>
  );
}

interface EndsProps extends Props {
  /** How many skills are chosen. */
  readonly chosen: number;
  readonly finish: (send: (draft: Draft) => void) => void;
}

/** What can be done with the draft, how much is chosen, and what came of it; in sight wherever one is in the form. */
function Ends({ primary = true, busy, submitLabel, second, chosen, said, finish }: EndsProps): VNode {
  const { t } = useText();
  return (
    <div class="card__actions card__actions--sticky">
      <Button look={primary ? 'primary' : 'secondary'} type="submit" busy={busy}>
        {submitLabel}
      </Button>
      {second ? <Button onClick={() => finish(second.onSubmit)}>{second.label}</Button> : null}
      <p class="hint-line">{t('activity.chosen', { count: chosen })}</p>
      <p role="status" class="activity-form__said">
        {said}
      </p>
    </div>
  );
}
