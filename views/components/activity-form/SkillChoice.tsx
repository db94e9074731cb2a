import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PickerPack, PickerSkill } from '../../../src/api/activity.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { areFew, groupSkills } from '../skills/groupSkills.ts';
import { missingBasis, toggleAll, toggleSkill } from './draft.ts';

interface Props {
  readonly pack: PickerPack;
  readonly chosen: readonly string[];
  readonly invalid: boolean;
  readonly onChange: (skills: string[]) => void;
  readonly onPreview?: (skill: string) => void;
}

/**
 * The skills of a pack by group, with "all" per group, and a hint where chosen skills build on ones left out. Of many
 * skills only the groups that are begun with, or chosen in part, show theirs from the start.
 */
export function SkillChoice(props: Props): VNode {
  const { pack, chosen } = props;
  const text = useText();
  const missing = missingBasis(pack, chosen);
  const isAll = pack.skills.every(({ id }) => chosen.includes(id));
  const add = () =>
    props.onChange(missing.reduce((ids, skill) => toggleSkill(pack, ids, skill.id), [...chosen]));
  return (
    <section aria-labelledby="activity-skills">
      <div class="section-head">
        <h2 id="activity-skills" tabIndex={-1}>
          {text.t('activity.skills')}
        </h2>
        <Button look="quiet" onClick={() => props.onChange(toggleAll(pack, chosen, pack.skills))}>
          {text.t('activity.all', { all: isAll ? 'yes' : 'no' })}
        </Button>
      </div>
      {props.invalid ? <p class="field-error">{text.t('activity.fault.skills')}</p> : null}
      {groupSkills(pack.skills).map(([group, skills], at) => (
        <Group key={`${pack.id} ${group}`} {...props} group={group} skills={skills} first={at === 0} />
      ))}
      {missing.length === 0 ? null : (
        <div class="notice" role="status">
          <div class="notice__words">
            <p>{text.t('activity.basis', { skills: text.list(missing.map((skill) => skill.title)) })}</p>
            <Button onClick={add}>{text.t('activity.addBasis', { count: missing.length })}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

interface GroupProps extends Props {
  readonly group: string | null;
  readonly skills: readonly PickerSkill[];
  /** The one a course begins with. */
  readonly first: boolean;
}

function Group(props: GroupProps): VNode {
  const { pack, chosen, group, skills } = props;
  const { t } = useText();
  const count = skills.filter(({ id }) => chosen.includes(id)).length;
  const name = group ?? pack.title;
  const rows = skills.map((skill) => <Row key={skill.id} {...props} skill={skill} />);
  return (
    <fieldset class="skill-choice">
      <legend>
        {name} <span class="hint-line">{t('activity.ofGroup', { chosen: count, count: skills.length })}</span>
      </legend>
      <label class="check check--all">
        <input
          type="checkbox"
          checked={count === skills.length}
          onChange={() => props.onChange(toggleAll(pack, chosen, skills))}
        />
        <span>{t('activity.allOf', { group: name })}</span>
      </label>
      {areFew(pack.skills) ? (
        rows
      ) : (
        <Folded
          group={name}
          count={skills.length}
          start={props.first || (count > 0 && count < skills.length)}
        >
          {rows}
        </Folded>
      )}
    </fieldset>
  );
}

interface FoldedProps {
  readonly group: string;
  readonly count: number;
  /** Open from the start. */
  readonly start: boolean;
  readonly children: ComponentChildren;
}

/** The skills of a group one by one, shown when they are asked for. */
function Folded({ group, count, start, children }: FoldedProps): VNode {
  const { t } = useText();
  const [open, setOpen] = useState(start);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('activity.oneByOne', { count })} <span class="visually-hidden">{group}</span>
      </summary>
      {children}
    </details>
  );
}

function Row({ pack, chosen, skill, onChange, onPreview }: Props & { readonly skill: PickerSkill }): VNode {
  const { t } = useText();
  return (
    <div class="skill-choice__row">
      <label class="check">
        <input
          type="checkbox"
          checked={chosen.includes(skill.id)}
          onChange={() => onChange(toggleSkill(pack, chosen, skill.id))}
        />
        <span>
          {skill.title}
          <span class="hint-line">{skill.description}</span>
        </span>
      </label>
      {onPreview ? (
        <Button
          look="quiet"
          label={`${t('activity.preview')}: ${skill.title}`}
          onClick={() => onPreview(skill.id)}
        >
          {t('activity.preview')}
        </Button>
      ) : null}
    </div>
  );
}
