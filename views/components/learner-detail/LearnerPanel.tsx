import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ExtraTimeRequest, LearnerDetail } from '../../../src/api/class.ts';
import type { SkillView } from '../../../src/api/turn.ts';
import { useText } from '../../runtime/text.ts';
import { Button } from '../button/Button.tsx';
import { Dialog } from '../dialog/Dialog.tsx';
import { LevelReasons } from '../explained/LevelReasons.tsx';
import { classGradeSentence } from '../grade-table/classGrade.ts';
import { OutsideList } from '../outside-list/OutsideList.tsx';
import { Estimate } from '../skills/Estimate.tsx';
import { areFew } from '../skills/groupSkills.ts';
import { missingSentences } from '../skills/missing.ts';
import { SkillCard } from '../skills/SkillCard.tsx';
import { Attempts } from './Attempts.tsx';
import { ExtraTime } from './ExtraTime.tsx';
import { type Override, OverrideForm } from './OverrideForm.tsx';

interface Props {
  readonly detail: LearnerDetail;
  readonly delayHours: number;
  readonly busy?: boolean;
  /** The learner reads their own work: an override is worded for them. */
  readonly own?: boolean;
  /** Sends the override and tells by the call-back when it is kept; without it nothing can be changed. */
  readonly onOverride?: (override: Override, done: () => void) => void;
  /** Gives extra time, or takes it back, and tells by the call-back when it is kept; without it nobody sees any. */
  readonly onExtraTime?: (extraTime: ExtraTimeRequest['extraTime'], done: () => void) => void;
  /** Takes evidence from another tool back; without it nothing can be. */
  readonly onTakeBack?: (id: string) => void;
}

/** Of many skills those with answers or a level, then those that wait; few skills all stand together. */
function splitSkills(skills: readonly SkillView[]): readonly [readonly SkillView[], readonly SkillView[]] {
  const waits = ({ answers, level, override }: SkillView) =>
    answers === 0 && level === 'not-started' && override === null;
  if (areFew(skills)) return [skills, []];
  return [skills.filter((skill) => !waits(skill)), skills.filter(waits)];
}

/**
 * One learner: how each skill stands and why, every answer with its weight as evidence, and setting a level by hand.
 * Criteria: headings per part; the estimate in words beside its bar; wide tables scroll in their own box.
 */
export function LearnerPanel(props: Props): VNode {
  const { detail, delayHours, busy = false, own = false, onOverride, onExtraTime, onTakeBack = null } = props;
  const text = useText();
  const [chosen, choose] = useState<SkillView | null>(null);
  const close = () => choose(null);
  const [begun, later] = splitSkills(detail.skills);
  const entry = (skill: SkillView) => (
    <LearnerSkill
      key={skill.id}
      skill={skill}
      delayHours={delayHours}
      own={own}
      onChange={onOverride ? () => choose(skill) : null}
    />
  );
  return (
    <>
      <dl class="facts">
        <Fact name={text.t('class.fact.grade')} value={classGradeSentence(text, detail.grade)} />
        <Fact name={text.t('class.fact.answered')} value={text.number(detail.answered)} />
        <Fact name={text.t('class.fact.time')} value={text.duration(detail.minutes * 60_000)} />
        <Fact
          name={text.t('class.column.lastSeen')}
          value={detail.lastSeen === null ? text.t('class.never') : text.moment(detail.lastSeen)}
        />
      </dl>
      <h3>{text.t('class.learner.skills')}</h3>
      <ul class="skills__list">{begun.map(entry)}</ul>
      {later.length === 0 ? null : (
        <details>
          <summary>{text.t('class.learner.later', { count: later.length })}</summary>
          <ul class="skills__list">{later.map(entry)}</ul>
        </details>
      )}
      <h3>{text.t('class.learner.attempts')}</h3>
      <Attempts attempts={detail.attempts} skills={detail.skills} />
      {detail.outside === undefined ? null : (
        <>
          <h3>{text.t('outside.list')}</h3>
          <OutsideList rows={detail.outside} busy={busy} onTakeBack={onTakeBack} />
        </>
      )}
      {detail.extraTime === undefined || onExtraTime === undefined ? null : (
        <ExtraTime given={detail.extraTime} busy={busy} onGive={onExtraTime} />
      )}
      <Dialog
        id="override"
        title={text.t('class.override.title', { skill: chosen?.title ?? '' })}
        open={chosen !== null}
        onClose={close}
      >
        {chosen === null ? null : (
          <OverrideForm skill={chosen} busy={busy} onSubmit={(override) => onOverride?.(override, close)} />
        )}
      </Dialog>
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface SkillProps {
  readonly skill: SkillView;
  readonly delayHours: number;
  readonly own: boolean;
  readonly onChange: (() => void) | null;
}

function LearnerSkill({ skill, delayHours, own, onChange }: SkillProps): VNode {
  const text = useText();
  return (
    <SkillCard skill={skill} heading="h4" overridden={own ? 'skills.override' : 'class.overridden'}>
      <Estimate skill={skill} />
      {skill.answers === 0 ? null : (
        <ul class="hint-line">
          {missingSentences(text, skill, delayHours).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <LevelReasons skill={skill} />
      {onChange === null ? null : (
        <Button look="quiet" label={`${text.t('class.override.button')}: ${skill.title}`} onClick={onChange}>
          {text.t('class.override.button')}
        </Button>
      )}
    </SkillCard>
  );
}
